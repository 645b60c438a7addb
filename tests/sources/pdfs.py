"""Small PDF files, made by hand: pages of lines at given heights (ISO 32000-1, 7.5)."""

from collections.abc import Sequence

# (distance from the bottom of the page in points, text)
Line = tuple[float, str]


def pdf(
    pages: Sequence[Sequence[Line]], *, title: str = "", encrypt: bool = False, size: int = 11
) -> bytes:
    """A PDF with these lines on its pages, in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for lines in pages:
        stream = b"BT /F1 %d Tf\n" % size
        for height, text in lines:
            shown = text.encode("cp1252").replace(b"\\", b"\\\\")
            shown = shown.replace(b"(", b"\\(").replace(b")", b"\\)")
            stream += b"1 0 0 1 72 %d Tm (%s) Tj\n" % (height, shown)
        stream += b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    trailer = b"/Root 1 0 R"
    if title:
        objects.append(b"<< /Title (%s) >>" % title.encode("cp1252"))
        trailer += b" /Info %d 0 R" % len(objects)
    if encrypt:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
        )
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(data))
    )
