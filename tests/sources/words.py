"""Small Word documents, made by hand: a package of the parts that reading looks at."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, style: str = "") -> str:
    pstyle = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{pstyle}{''.join(inner)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Rows of cells; a cell is its paragraphs."""
    return "<w:tbl>{}</w:tbl>".format(
        "".join(
            "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
        )
    )


def docx(body: str, **parts: str) -> bytes:
    """A document with this body; `parts` are others of its parts: header1, footnotes, styles …"""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            path = "docProps/core.xml" if name == "core" else f"word/{name}.xml"
            package.writestr(path, f'<w:root xmlns:w="{W}">{content}</w:root>')
    return packed.getvalue()
