"""Footnotes, endnotes and comments in a page: their marks in the text, and what they say.

Word processors and converters link each mark to its note, and the note back to the mark. A mark is
no word of the one who speaks: left where it stands, it would end up in a quote ("barrels1 of oil").
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from lxml.html import HtmlElement

# How the ends of such links are called, by Word, Google Docs, LibreOffice, pandoc and MediaWiki.
_OF_NOTE = re.compile(
    r"_(?:ftn|edn|msocom_)\d+|(?:ftnt|cmnt)\d+|fn:?-?\d+|(?:foot|end)note-?\d+"
    r"|cite_note-\S{1,50}|sd(?:foot|end)note\d+sym"
)
_OF_MARK = re.compile(
    r"_(?:ftnref|ednref|msoanchor_)\d+|(?:ftnt|cmnt)_ref\d+|fnref:?-?\d+"
    r"|(?:foot|end)note-?ref-?\d+|cite_ref-\S{1,50}|sd(?:foot|end)note\d+anc"
)
_LONGEST_MARK = 8  # characters: `[12]`, `xviii`
_NEAR = 10  # elements around a link, of which one is its note
_COMMENT = re.compile(r"cmnt|_mso")


def take_out_marks(root: HtmlElement) -> None:
    """Have the marks of notes be elements that nobody sees; the words behind them stay.

    To take them out of the tree would copy those words again for each mark.
    """
    for link in list(root.iter("a")):
        if _leads_to(link, _OF_NOTE) and _is_short(link):
            link.tag = "template"


def _is_short(link: HtmlElement) -> bool:
    words = "".join(islice(link.itertext(), _LONGEST_MARK + 1))
    return len(words.strip()) <= _LONGEST_MARK


def notes_of(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The elements that are a note each, and what it is: `footnote` or `comment`."""
    for link in root.iter("a"):
        if target := _leads_to(link, _OF_MARK):
            what = "comment" if _COMMENT.match(target) else "footnote"
            block = next(
                (
                    one
                    for one in islice(link.iterancestors(), _NEAR)
                    if one.tag in ("p", "li", "div")
                ),
                None,
            )
            if block is None:
                continue
            outer = block.getparent()
            whole = block.tag == "p" and outer is not None and outer.tag in ("li", "div")
            yield (outer if whole and block.getprevious() is None else block), what


def _leads_to(link: HtmlElement, what: re.Pattern[str]) -> str | None:
    """The name of the place in the page that a link leads to, if it is called so."""
    _, sign, target = link.get("href", "")[:2000].partition("#")
    target = unquote(target)
    return target if sign and what.fullmatch(target) else None
