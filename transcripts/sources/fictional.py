"""How a transcript says that it is invented."""

# On a line of its own. Capitals that nobody prints by chance, and no word of any label.
MARK = "FICTIONAL SAMPLE"


def is_fictional(text: str) -> bool:
    """Whether a transcript's text is marked as invented."""
    return MARK in text and any(line.strip() == MARK for line in text.splitlines())
