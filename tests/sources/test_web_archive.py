"""Web archives: the page in them, its address, and what is refused."""

import base64
import contextlib
import email.message
import email.policy
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.parsing.transcript import Found
from transcripts.sources import SourceError, read_bytes

ADDRESS = "https://www.nato.int/cps/en/natohq/opinions_000001.htm"


def archive(page: str, *, charset: str = "utf-8") -> bytes:
    whole = email.message.EmailMessage(policy=email.policy.SMTP)
    whole["Subject"] = "Filler"
    whole.set_content(page, subtype="html", charset=charset, cte="quoted-printable")
    whole["Content-Location"] = ADDRESS
    whole.make_related()
    whole.add_related(b"filler", maintype="image", subtype="png", cid="<a>")
    return whole.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_page_of_an_archive(charset: str) -> None:
    page = "<html><nav>Home</nav><main><h1>Café</h1><p>Ada Example: Filler.</p></main></html>"
    source = read_bytes("filler.mhtml", archive(page, charset=charset))
    assert source.text == "Home\n\nCafé\n\nAda Example: Filler."
    assert [region.what for region in source.regions] == ["navigation"]
    assert source.found["source_url"] == Found(ADDRESS, "Content-Location of the archive")
    assert source.warnings == ()


@pytest.mark.parametrize(
    "data",
    [b"filler", b"Content-Type: multipart/related; boundary=x\n\n--x\n\nfiller", b"\n" * 50_000],
)
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="HTML only"):
        read_bytes("filler.mht", data)


def test_the_frame_with_the_text() -> None:
    frames = "<html><frameset><frame src=a><frame src=b></frameset></html>"
    whole = email.message.EmailMessage(policy=email.policy.SMTP)
    whole.set_content(frames, subtype="html")
    whole.make_related()
    for page in (
        "<p><a href=a>Home</a> <a href=b>News</a>",
        "<p>Ada Example: Filler.</p>",
        "<p>x",
    ):
        whole.add_related(page.encode(), maintype="text", subtype="html")
    assert read_bytes("filler.mht", whole.as_bytes()).text == "Ada Example: Filler."
    with pytest.raises(SourceError, match="only names its frames"):
        read_bytes("filler.mht", archive(frames))


HEAD = b"Content-Type: multipart/related; "


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"boundary=x\n\n" + b"--x\n" * 1_000_000,
        HEAD + b"boundary=x; " * 500_000,
        HEAD + b"a=b; " * 1_000_000,
        HEAD + b"\n" + b"A: b\n" * 1_000_000,
        HEAD + b"\n" + b" x\n" * 1_000_000,
    ],
    ids=["parts", "boundaries", "parameters", "headers", "folds"],
)
def test_archives_made_to_exhaust_are_refused_soon(data: bytes) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError):
        read_bytes("filler.mht", data)
    assert time.monotonic() - started < 5


def test_a_page_in_base64_within_parts_of_parts() -> None:
    data = (
        b'Content-Type: multipart/related;\r\n\tboundary="=_x"\r\n\r\n'
        b"--=_x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n"
        b"--y\r\nContent-Type: text/plain\r\n\r\nNot this.\r\n"
        b"--y\r\nContent-Type: text/html;\r\n charset=windows-1252\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes("<html><p>Café".encode("cp1252"))
        + b"\r\n--y--\r\n--=_x--\r\n"
    )
    assert read_bytes("filler.mht", data).text == "Café"


@given(st.integers(0, 1000), st.binary(min_size=1, max_size=4))
def test_a_mutated_archive_is_read_or_refused(at: int, change: bytes) -> None:
    original = archive("<html><p>Filler.</p></html>")
    at %= len(original)
    with contextlib.suppress(SourceError):
        read_bytes("filler.mht", original[:at] + change + original[at + len(change) :])
