"""HTML → a tree of bounded size, by lxml.

lxml and not an HTML5 parser such as selectolax: the standard's tree construction repeats unclosed
`<font>` elements in every paragraph that follows and looks through all open elements at each `<p>`,
which made 100,000 open tags cost 13 s, and some pages of 1 MB never end. libxml2 stays linear but
for the attributes of one tag, which are counted before. It stops at a depth, and a page that is
deeper is refused, since what stands below would be missing.
"""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transcripts.sources.errors import SourceError

MOST_TAGS = 400_000  # some 200 MB of tree; real pages have a few thousand
_DECLARED = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{1,40})"
    rb"|^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{1,40})",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<[A-Za-z](?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+)?+)*+"  # to its end
)
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_ATTRIBUTE = re.compile(r"[\s/=]++[^\s/=]")
_LONG_TAG = 2_000
_MOST_WORK = 200_000_000  # about a second
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares in its first bytes."""
    match = _DECLARED.search(data[:8192])
    return (match[1] or match[2]).decode("ascii") if match else None


def parse_page(name: str, text: str) -> HtmlElement:
    """The root of a page. Raises SourceError for a page of too many or too deeply nested tags."""
    if text.count("<") > MOST_TAGS:
        raise SourceError(
            f"{name}: the page has more than {MOST_TAGS:,} tags. Save its text as a .txt file."
        )
    if _work_of_attributes(text) > _MOST_WORK:
        raise SourceError(
            f"{name}: a tag of the page has too many attributes. Save its text as a .txt file."
        )
    parser = HTMLParser(
        encoding="utf-8",
        huge_tree=True,  # depth 2,048 instead of 256: old pages never close their <font>
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    markup = _DECLARATION.sub("", text, count=1) if text.lstrip()[:5] == "<?xml" else text
    try:
        root = document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(
            f"{name}: there is no page in this file. Save it again from a browser."
        ) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceError(
            f"{name}: the page's tags are nested too deeply. Save its text as a .txt file."
        )
    return root


def _work_of_attributes(text: str) -> int:
    """The sum over all tags of the square of their attributes' number, as libxml2 appends each to
    a list that it walks; short tags do not count."""
    work = 0
    for match in _TAG.finditer(text):
        if match.end() - match.start() > _LONG_TAG:
            work += len(_ATTRIBUTE.findall(_VALUE.sub("=", match[0]))) ** 2
    return work
