from transcripts.ingest.prepared import Prepared, prepare
from transcripts.sources import Received

HEAD = "Press conference\nby Ada Example\n\n"
TEXT = f"{HEAD}Ada Example: Filler words.\n\nBo Sample: More words.\n"


def prepared(text: str) -> Prepared:
    return prepare(Received("filler.txt", text.encode()), {})


def test_the_body_is_known_again() -> None:
    assert prepared(TEXT).body == prepared(TEXT).body


def test_the_body_tells_words_turns_and_their_ends_apart() -> None:
    texts = [
        TEXT,
        TEXT.replace("More", "Fewer"),
        TEXT.replace("Bo Sample", "Cy Sample"),
        TEXT.replace("Bo Sample: ", ""),
        TEXT.replace(" words.\n\nBo Sample: ", "\n\nBo Sample: words. "),
        TEXT + "\n",
    ]
    assert len({prepared(text).body for text in texts}) == len(texts)


def test_words_are_known_whatever_their_blanks_and_labels() -> None:
    words = " ".join(f"filler{number}" for number in range(60))
    again = words.replace(" ", "  ").replace("filler30", "\n\nfiller30")
    one, other = (
        prepared(f"{HEAD}Ada Example: {words}\n\nBo Sample: Filler.\n"),
        prepared(f"{HEAD}ADA EXAMPLE: {again}\n\n\nBO SAMPLE:\nFiller.\n"),
    )
    assert one.words_digest == other.words_digest != ""
    assert one.text_digest != other.text_digest


def test_few_words_are_nobodys_alone() -> None:
    few = f"{HEAD}Ada Example:" + " filler" * 49
    assert prepared(few).words_digest == ""
    assert prepared(f"{few} filler").words_digest != ""
