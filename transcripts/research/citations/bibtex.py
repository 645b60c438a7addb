"""BibTeX, readable by BibTeX itself and by biblatex.

The format: Oren Patashnik, *BibTeXing* (https://ctan.org/pkg/bibtex, btxdoc.pdf), with `url` and
`urldate` as in biblatex's manual (https://ctan.org/pkg/biblatex). Text is UTF-8.
"""

from transcripts.research import ARCHIVE

from .works import Work

# BibTeX counts braces even behind a backslash, so braces within a text are written as commands.
_ESCAPED = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def bibtex(work: Work) -> str:
    notes = [f"In: {escaped(work.container)}"] if work.container else []
    notes.append(f"Transcript, {ARCHIVE}")
    if work.source_url:
        notes.append(rf"Source: \url{{{_address(work.source_url)}}}")
    held = ", ".join(filter(None, (work.genre, work.place)))
    fields = {
        "author": _authors(work),
        "title": f"{{{escaped(work.title)}}}",  # the second braces keep its capitals
        "howpublished": escaped(held),
        "year": f"{work.day:%Y}",
        "month": f"{work.day:%b}".lower(),
        "day": f"{work.day.day}",
        "url": _address(work.url),
        "urldate": work.accessed.isoformat(),
        "language": work.language,
        "note": ". ".join(notes),
    }
    lines = [
        # A month is one of BibTeX's own words, which stand without braces.
        f"  {name} = {value},\n" if name == "month" else f"  {name} = {{{value}}},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@misc{{{work.key},\n{''.join(lines)}}}\n"


def escaped(text: str) -> str:
    """Text as TeX sets it letter by letter."""
    return text.translate(_ESCAPED)


def _authors(work: Work) -> str:
    """`Last, First and Last, Jr., First`; a name of one piece in braces, lest it be taken apart."""
    names = []
    for name in work.authors:
        parts = [escaped(part) for part in (name.family, name.suffix, name.given) if part]
        names.append(", ".join(parts) if len(parts) > 1 else f"{{{parts[0]}}}")
    return " and ".join(names)


def _address(url: str) -> str:
    return url.translate(_IN_ADDRESS)
