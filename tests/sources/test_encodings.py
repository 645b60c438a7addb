"""Bytes → text: what is read without a word, what with a warning, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.sources import Source, SourceError, read_bytes

ENGLISH = "Ada Example: “It’s a filler – déjà vu”, as Bo said… The words go on for some time.\n"
RUSSIAN = "Доброе утро. Это пустое предложение, и оно ничего не говорит никому.\n"
GREEK = "Καλημέρα. Αυτή είναι μια πρόταση που δεν λέει τίποτα σε κανέναν.\n"
CZECH = "Dobré ráno. Tato věta neříká nikomu vůbec nic, ale je dlouhá. Žluťoučký kůň.\n"
TURKISH = "Günaydın. Bu cümle kimseye hiçbir şey söylemiyor, ama oldukça uzun. İyi günler, ağaç.\n"


def read(data: bytes) -> Source:
    return read_bytes("filler.txt", data)


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ENGLISH, "mac_roman", "Mac Roman"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "iso8859_5", "ISO 8859-5"),
        (GREEK, "cp1253", "Windows-1253"),
        (CZECH, "cp1250", "Windows-1250"),
        (TURKISH, "cp1254", "Windows-1254"),
        (ENGLISH, "utf-16-le", "UTF-16"),
        (ENGLISH, "utf-16-be", "UTF-16"),
    ],
)
def test_other_encodings_are_recognised_and_named(text: str, encoding: str, named: str) -> None:
    source = read((text * 3).encode(encoding))
    assert source.text == text * 3
    (warning,) = source.warnings
    assert warning.code == "encoding_detected"
    assert named in warning.message


@pytest.mark.parametrize("word", ["café", "naïve", "“filler”", "Øre", "it’s", "5 €", "Çelik"])
def test_western_words_are_windows_1252(word: str) -> None:
    source = read(f"Filler\n{word}\n".encode("cp1252"))
    assert source.text == f"Filler\n{word}\n"
    assert [(one.line, one.code) for one in source.warnings] == [(2, "encoding_windows_1252")]


@pytest.mark.parametrize("name", ["Þórdís Sýnishorn", "Guðrún Dæmi", "Ármann Eðvarð", "Ýmir Þór"])
def test_icelandic_names_are_no_turkish_ones(name: str) -> None:
    """Windows-1252 has ð, þ and ý where Windows-1254 has ğ, ş and ı."""
    text = f"Ada Example: Filler.\n\n{name} (Outlet Daily): Filler?"
    assert read_bytes("a.txt", text.encode("cp1252")).text == text
    turkish = text.replace(name, "Çağrı Şişman, Güneş")
    assert read_bytes("a.txt", turkish.encode("cp1254")).text == turkish


def test_a_few_broken_bytes_leave_the_rest_as_utf_8() -> None:
    data = "Première ligne, déjà\n".encode() + b"caf\xe9 \x93filler\x94\n" + "très été\n".encode()
    source = read(data)
    assert source.text == "Première ligne, déjà\ncafé “filler”\ntrès été\n"
    (warning,) = source.warnings
    assert (warning.line, warning.code) == (2, "encoding_mixed")
    assert "3 bytes (line 2)" in warning.message


def test_utf_32_is_read() -> None:
    assert read(ENGLISH.encode("utf-32")).text == ENGLISH


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        source = read(data)
    except SourceError:
        pass
    else:
        source.text.encode()  # no lone surrogates come out


@given(st.text(min_size=1, max_size=300), st.data())
def test_a_lost_byte_costs_no_more_than_its_character(text: str, data: st.DataObject) -> None:
    start, end = "Été déjà vu. " * 5, " déjà vu" * 5
    middle = text.replace("\0", "").replace("\r", "").encode()
    at = data.draw(st.integers(0, len(middle)))
    source = read(start.encode() + middle[:at] + middle[at + 1 :] + end.encode())
    assert source.text.startswith(start)
    assert source.text.endswith(end)
