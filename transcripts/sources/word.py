"""Word documents (.docx) → text, by reading the parts of the package itself.

A package is a zip of XML parts (ECMA-376, part 1: WordprocessingML). python-docx reads the same
parts but leaves out the words of insertions, hyperlinks, content controls and text boxes.
"""

import io
import zipfile
from pathlib import PurePosixPath

from lxml import etree

from transcripts.parsing.transcript import Found, ParseWarning

from . import formats
from .archives import BROKEN, TooLarge, opened, unpack
from .errors import SourceError
from .paragraphs import text_and_regions
from .properties import title_of
from .source import Document
from .word_text import TEXT_BOX, Story, story_of

MOST_XML = 64 * 1024 * 1024  # bytes of one part, unpacked
_MOST_PARTS = 50


def read(name: str, data: bytes) -> Document:
    """Read a Word document. Raises SourceError for what is none, or is damaged."""
    formats.refuse(name, data, but=formats.ZIP)
    try:
        with opened(io.BytesIO(data)) as package:
            return _read(name, package)
    except TooLarge as error:
        raise SourceError(f"{name}: the document unpacks to more than is allowed.") from error
    except (*BROKEN, etree.XMLSyntaxError) as error:
        raise SourceError(
            f"{name}: this is no Word document, or a damaged one. Save it again as .docx."
        ) from error


def _read(name: str, package: zipfile.ZipFile) -> Document:
    main = _main_part(package)
    document = _xml(package, main)
    _check(name, document)
    folder = PurePosixPath(main).parent
    names = sorted(package.namelist())[:5000]
    styles = _styles(package, str(folder / "styles.xml"))
    story = Story(styles)
    for what in ("header", "footnotes", "endnotes", "footer"):
        if what == "footnotes":
            story_of(document, story)
        region = what.removesuffix("s")
        start = str(folder / what)
        parts = [part for part in names if part.startswith(start) and part.endswith(".xml")]
        for part in parts[:_MOST_PARTS]:
            story_of(_xml(package, part), story, what=region)
    boxed = story.settle_boxes()
    text, regions = text_and_regions(story.paragraphs)
    warnings = []
    if boxed:
        message = "Words in text boxes beside the text are left out of the turns."
        line = text.count("\n", 0, next(one.start for one in regions if one.what == TEXT_BOX)) + 1
        warnings.append(ParseWarning(line, "text_boxes_left_out", message))
    if story.changed:
        message = "The document has tracked changes: what was inserted is in, what was deleted out."
        warnings.append(ParseWarning(1, "tracked_changes", message))
    comments = str(folder / "comments.xml")
    if comments in names and next(_xml(package, comments).iter("{*}comment"), None) is not None:
        message = "The document has comments by reviewers. They are left out."
        warnings.append(ParseWarning(1, "comments_left_out", message))
    return Document(text, tuple(warnings), _properties(package), regions, story.stressed())


def _check(name: str, document: etree._Element) -> None:
    """Refuse what is no text of a document, or not all of it."""
    if etree.QName(document).localname != "document":
        raise SourceError(
            f"{name}: this is a table, slides or another office document. Save its text as .docx."
        )
    if next(document.iter("{*}altChunk"), None) is not None:
        raise SourceError(
            f"{name}: part of the document is a file of its own within it. Open it in a word "
            "processor and save it again."
        )


def _xml(package: zipfile.ZipFile, part: str) -> etree._Element:
    data = unpack(package, package.getinfo(part), MOST_XML)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _main_part(package: zipfile.ZipFile) -> str:
    """Where the document itself is. Raises KeyError where the package has none."""
    for relation in _xml(package, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            target = relation.get("Target", "").lstrip("/")
            if package.getinfo(target):
                return target
    raise KeyError("officeDocument")


def _styles(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The English name of each style, in lower case, by its id; ids are in the user's language."""
    if part not in package.namelist():
        return {}
    styles: dict[str, str] = {}
    for style in _xml(package, part).iter("{*}style"):
        name = style.find("{*}name")
        identity = _attribute(style, "styleId")
        if name is not None and identity:
            styles[identity] = _attribute(name, "val").lower()
    return styles


def _attribute(element: etree._Element, name: str) -> str:
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return ""


def _properties(package: zipfile.ZipFile) -> dict[str, Found]:
    if "docProps/core.xml" not in package.namelist():
        return {}
    title = next(_xml(package, "docProps/core.xml").iter("{*}title"), None)
    return title_of("" if title is None else title.text)
