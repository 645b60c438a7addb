"""Word documents: what is on the page, what of it nobody spoke, and what is refused."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.parsing.transcript import Found
from transcripts.sources import Source, SourceError, read_bytes

from .words import RELATIONS, W, docx, paragraph, run, table


def read(data: bytes) -> Source:
    return read_bytes("filler.docx", data)


def regions_of(source: Source) -> list[tuple[str, str]]:
    return [(region.what, source.text[region.start : region.end]) for region in source.regions]


def test_paragraphs_lines_and_signs() -> None:
    source = read(
        docx(
            paragraph(run("Ada Example", "<w:b/>"), run(" (Outlet Daily): "), run("Filler"))
            + paragraph()
            + paragraph(
                run("One"),
                "<w:r><w:br/></w:r>",
                run("two\u00a0three"),
                "<w:r><w:tab/><w:t>four</w:t><w:noBreakHyphen/><w:t>five</w:t></w:r>",
            )
        )
    )
    assert source.text == (
        "Ada Example (Outlet Daily): Filler\n\nOne\ntwo\u00a0three\tfour\u2011five"
    )
    assert source.regions == ()
    assert source.warnings == ()


@pytest.mark.parametrize(
    ("code", "sign"),
    [("2013", "–"), ("F0B7", "•"), ("F04A", "\ufffd"), ("D800", "\ufffd"), ("no", "\ufffd")],
)
def test_characters_by_their_code(code: str, sign: str) -> None:
    symbol = f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>'
    assert read(docx(paragraph(run("one"), symbol, run("two")))).text == f"one{sign}two"


def test_tables_stand_where_they_are() -> None:
    row = (paragraph(run("Q:")), paragraph(run("Filler?")))
    long = (paragraph(run("A:")), paragraph(run("One.")) + paragraph(run("Two.")))
    source = read(docx(paragraph(run("Before")) + table(row, long) + paragraph(run("After"))))
    assert source.text == "Before\n\nQ:\tFiller?\n\nA:\n\nOne.\n\nTwo.\n\nAfter"


def test_a_part_for_comments_may_hold_none() -> None:
    assert read(docx(paragraph(run("Filler.")), comments="")).warnings == ()


def test_tracked_changes_and_comments_are_told() -> None:
    source = read(
        docx(
            paragraph(
                run("We "),
                '<w:del><w:r><w:delText xml:space="preserve">never </w:delText></w:r></w:del>',
                f"<w:ins>{run('always ')}</w:ins>",
                f"<w:hyperlink>{run('fill')}</w:hyperlink>",
                f"<w:sdt><w:sdtContent>{run(' in')}</w:sdtContent></w:sdt>",
                run(" hidden", "<w:vanish/>"),
            ),
            comments="<w:comment/>",
        )
    )
    assert source.text == "We always fill in"
    assert [warning.code for warning in source.warnings] == ["tracked_changes", "comments_left_out"]


BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"


def test_text_boxes_beside_the_text_are_no_speech() -> None:
    title = paragraph(BOX.format(paragraph(run("A title"))))
    quote = BOX.format(paragraph(run("A quote")) + table((paragraph(run("one")),)))
    body = paragraph(run("Filler words ")) + paragraph(run("before,"), quote, run(" behind."))
    source = read(docx(title + body))
    assert source.text == "A title\n\nFiller words\n\nA quote\n\none\n\nbefore, behind."
    assert regions_of(source) == [("text_box", "A quote"), ("text_box", "one")]
    assert [(one.line, one.code) for one in source.warnings] == [(5, "text_boxes_left_out")]


def test_a_document_that_is_one_text_box_is_text() -> None:
    source = read(docx(paragraph(run("A")) + paragraph(BOX.format(paragraph(run("Filler."))))))
    assert (source.text, source.regions, source.warnings) == ("A\n\nFiller.", (), ())


def test_a_changed_end_of_a_paragraph_is_told() -> None:
    source = read(docx("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"))
    assert [warning.code for warning in source.warnings] == ["tracked_changes"]


@pytest.mark.parametrize(
    ("value", "seen"), [("0", True), ("off", True), ("false", True), ("1", False), ("true", False)]
)
def test_hidden_text_that_is_shown_again(value: str, seen: bool) -> None:
    hidden = run(" filler", f'<w:vanish w:val="{value}"/>')
    assert read(docx(paragraph(run("A"), hidden))).text == ("A filler" if seen else "A")


def test_contents_are_no_speech() -> None:
    contents = paragraph(run("Contents"), style="TOCHeading") + paragraph(run("One"), style="TOC1")
    source = read(docx(contents + paragraph(run("Filler."))))
    assert regions_of(source) == [("navigation", "Contents"), ("navigation", "One")]


def test_instructions_within_words_part_none() -> None:
    assert read(docx(paragraph(run("fil<?x y?>ler<!-- z --> words")))).text == "filler words"


def test_pictures_called_like_parts_are_none() -> None:
    body = f'<w:document xmlns:w="{W}"><w:p>{run("Filler.")}</w:p></w:document>'
    parts = {"_rels/.rels": RELATIONS, "word/document.xml": body, "word/header1.png": "x"}
    assert read(packed(**parts)).text == "Filler."


def test_what_stands_around_the_text_is_no_speech() -> None:
    source = read(
        docx(
            paragraph(run("Filler.")) + paragraph(run("A picture"), style="Beschriftung"),
            header1=paragraph(run("A head")),
            footer1=paragraph(run("A foot")),
            footnotes=paragraph(run("A note")),
            styles='<w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>',
        )
    )
    assert source.text == "A head\n\nFiller.\n\nA picture\n\nA note\n\nA foot"
    assert regions_of(source) == [
        ("header", "A head"),
        ("caption", "A picture"),
        ("footnote", "A note"),
        ("footer", "A foot"),
    ]


@pytest.mark.parametrize("title", ["", "Microsoft Word - filler.doc", "filler.docx", "Untitled"])
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    body = paragraph(run("Filler."))
    assert read(docx(body, core=f"<w:title>{title}</w:title>")).found == {}


def test_the_title_is_found_and_the_files_date_is_not() -> None:
    core = "<w:title>A  filler</w:title><w:created>2020-01-01T00:00:00Z</w:created>"
    source = read(docx(paragraph(run("Filler.")), core=core))
    assert source.found == {"title": Found("A filler", "document properties, title")}


def packed(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"filler", "no Word document"),
        (packed(filler="filler"), "no Word document"),
        (docx("<w:p>")[:200], "no Word document"),
        (docx("<w:p>"), "no Word document"),
        (docx("<w:p>" * 3000 + "</w:p>" * 3000), "no Word document"),
        (docx(""), "is empty"),
        (docx('<w:altChunk w:id="a"/>' + paragraph(run("Filler."))), "save it again"),
        (packed(**{"_rels/.rels": RELATIONS, "word/document.xml": "<workbook/>"}), "slides or"),
        (docx(paragraph(run("x" * 30_000_000))), "unpacks to more"),
        (b"<html>filler", r"Rename it to end in \.html"),
    ],
    ids=[
        "text",
        "other zip",
        "cut off",
        "not XML",
        "deep",
        "empty",
        "part elsewhere",
        "table",
        "bomb",
        "page",
    ],
)
def test_what_is_no_document_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        read(data)
    assert str(raised.value).startswith("filler.docx")


def test_entities_are_not_opened() -> None:
    document = (
        '<!DOCTYPE w:document [<!ENTITY a "filler"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{W}"><w:p>{run("&a;&b;")}</w:p></w:document>'
    )
    data = packed(**{"_rels/.rels": RELATIONS, "word/document.xml": document})
    with pytest.raises(SourceError, match="no Word document"):
        read(data)


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_a_mutated_document_is_read_or_refused(at: int, change: bytes) -> None:
    original = docx(paragraph(run("Ada Example: Filler.")), header1=paragraph(run("A head")))
    at %= len(original)
    with contextlib.suppress(SourceError):
        read(original[:at] + change + original[at + len(change) :])
