"""Quotes: right to the letter, and honest about what is in them."""

import html as html_module
import re
from datetime import date

import pytest
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from tests.archive import load_real_archive, real_text
from tests.corrected import load
from transcripts.models import Event, Turn
from transcripts.research.quote_formats import as_markdown, html, in_all_formats, markdown, plain
from transcripts.research.quotes import NotThere, Quote, Wanted, quote

TODAY = date(2031, 6, 1)
LINK = "https://archive.example/events/x/#y"
GAPS = """\
Fictional press conference
by Secretary General Ada Example
(As delivered)
Erika Beispiel (Example Times): What will the keepers [inaudible] in winter?
Secretary General Ada Example: They will (…) burn the lamps [laughs] & more.

Questions and answers

- *All* of them_too, and 1 more.
Juan Ejemplo (Radio Nowhere) (via interpreter): How many bridges?
Secretary General Ada Example: Seven.
"""


def words_of(markup: str) -> str:
    """The words within the quotation of the HTML format."""
    body = re.search("<blockquote[^>]*>(.*)</blockquote>", markup, re.DOTALL)
    assert body
    return "\n".join(html_module.unescape(p) for p in re.findall("<p>(.*)</p>", body.group(1)))


def printed(words: str) -> str:
    return "\n".join(line for line in words.split("\n") if line.strip())


class OfTheRealTranscript(HypothesisTestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()
        cls.turns = [turn for turn in cls.event.turns.all() if turn.text]

    @settings(max_examples=60)
    @given(data=st.data())
    def test_every_quote_is_a_slice_of_the_source(self, data: st.DataObject) -> None:
        """Character by character, in all formats; words that were cut are whole."""
        turn = data.draw(st.sampled_from(self.turns))
        start = data.draw(st.integers(0, len(turn.text) - 1))
        end = data.draw(st.integers(start + 1, len(turn.text)))
        if not turn.text[start:end].strip():
            return
        wanted = Wanted(turn=turn.public_id, start=str(start), end=str(end))
        found = quote(self.event, wanted, TODAY)
        assert found.words in real_text()[turn.start : turn.end]
        assert turn.text[start:end].strip() in found.words
        at = found.parts[0].start
        assert not (at and turn.text[at - 1].isalnum() and found.words[0].isalnum())
        assert f"“{found.words}”\n—" in plain(found, LINK)
        assert words_of(html(found, LINK)) == printed(found.words)
        assert as_markdown(found.words).split("\n")[0] in markdown(found, LINK)

    def test_every_paragraph(self) -> None:
        for turn in self.turns:
            for paragraph in turn.paragraphs:
                wanted = Wanted(turn=turn.public_id, paragraph=paragraph.key)
                found = quote(self.event, wanted, TODAY)
                assert found.words == turn.text[paragraph.start : paragraph.end].strip()
                alone = len(turn.paragraphs) == 1
                address = turn.public_id if alone else f"{turn.public_id}-{paragraph.key}"
                assert found.fragment == address
                assert bool(found.gaps) == ("[inaudible]" in found.words)

    def test_of_several_turns(self) -> None:
        first, last = self.turns[1], self.turns[3]
        found = quote(self.event, Wanted(turn=first.public_id, until=last.public_id), TODAY)
        assert [part.turn for part in found.parts] == self.turns[1:4]
        assert found.gaps == (f"The quote has the words of {len(found.speakers)} speakers.",)

    def test_a_few_statements(self) -> None:
        turn = self.turns[2]
        with self.assertNumQueries(1):
            in_all_formats(quote(self.event, Wanted(turn=turn.public_id), TODAY), LINK)


class OfAFictionalTranscript(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load(GAPS)

    def turn(self, words: str) -> Turn:
        return Turn.objects.get(text__contains=words)

    def quoted(self, words: str, **wanted: str) -> Quote:
        return quote(self.event, Wanted(turn=self.turn(words).public_id, **wanted), TODAY)

    def test_plain(self) -> None:
        assert plain(self.quoted("Seven"), LINK) == (
            "“Seven.”\n"
            "— Ada Example, Secretary General, in answer to Juan Ejemplo (Radio Nowhere)\n"
            "Fictional press conference, 7 May 2031\n"
            "https://archive.example/events/x/#y\n"
            "NATO Archive, accessed 1 June 2031"
        )

    def test_markdown(self) -> None:
        assert markdown(self.quoted("burn"), LINK) == (
            "> They will (…) burn the lamps \\[laughs\\] \\& more.\n"
            ">\n"
            "> \\- \\*All\\* of them\\_too, and 1 more.\n"
            "\n"
            "— Ada Example, Secretary General, in answer to Erika Beispiel (Example Times), "
            "[Fictional press conference, 7 May 2031](<https://archive.example/events/x/#y>). "
            "NATO Archive, accessed 1 June 2031.\n"
            "\n"
            "Note: The transcript leaves something out: “(…)”.\n"
            "\n"
            "Note: Words in square brackets are the transcriber’s: “\\[laughs\\]”.\n"
            "\n"
            "Note: Between these words the source has something that nobody said, which is left "
            "out: “Questions and answers”."
        )

    def test_html(self) -> None:
        start = str(self.turn("burn").text.index("burn"))
        end = str(self.turn("burn").text.index("more") + 4)
        assert html(self.quoted("burn", start=start, end=end), "https://a.example/?a=1&b=2") == (
            '<blockquote cite="https://a.example/?a=1&amp;b=2" lang="en">\n'
            "<p>burn the lamps [laughs] &amp; more</p>\n"
            "</blockquote>\n"
            "<p>— Ada Example, Secretary General, in answer to Erika Beispiel (Example Times), "
            '<a href="https://a.example/?a=1&amp;b=2">Fictional press conference, 7 May 2031</a>. '
            "NATO Archive, accessed 1 June 2031.</p>\n"
            "<p>Note: Words in square brackets are the transcriber’s: “[laughs]”.</p>"
        )

    def test_a_whole_exchange(self) -> None:
        passage = self.turn("Seven").passage.public_id
        found = quote(self.event, Wanted(passage=passage), TODAY)
        assert plain(found, LINK).startswith(
            "Juan Ejemplo, Radio Nowhere: “How many bridges?”\n\n"
            "Ada Example, Secretary General: “Seven.”\n"
        )
        assert "> **Juan Ejemplo, Radio Nowhere:**\n>\n> How many" in markdown(found, LINK)
        assert "<p><b>Juan Ejemplo, Radio Nowhere:</b></p>\n<p>How many" in html(found, LINK)
        assert found.asked_by == ""

    def test_what_could_not_be_heard_is_said(self) -> None:
        assert self.quoted("keepers").gaps == (
            "Words that the transcriber could not hear are missing: “[inaudible]”.",
        )
        before = self.turn("keepers").text.index("[")
        assert not self.quoted("keepers", end=str(before)).gaps
        # Cut at its middle it is widened to the word, without the bracket that closes it.
        cut = self.quoted("keepers", end=str(before + 4))
        assert cut.words.endswith("[inaudible")
        assert cut.gaps == self.quoted("keepers").gaps
        assert self.quoted("keepers", start=str(before + 4)).gaps == cut.gaps

    def test_an_interpreter_is_said(self) -> None:
        assert self.quoted("How many").gaps == ("The words are an interpreter’s.",)

    def test_links(self) -> None:
        turn = self.turn("burn")
        first, second = turn.paragraphs
        address = f"{turn.public_id}-{first.key}"
        assert self.quoted("burn").fragment == turn.public_id
        assert self.quoted("burn", end=str(first.end)).fragment == address
        lamps, end = str(turn.text.index("burn")), str(first.end)
        assert self.quoted("burn", start=lamps, end=end).fragment == (
            f"{address}:~:text=burn%20the%20lamps%20%5Blaughs%5D%20%26%20more."
        )
        # Over the end of a paragraph: the first and the last words.
        assert self.quoted("burn", start=lamps).fragment == (
            f"{address}:~:text=burn%20the%20lamps%20%5Blaughs%5D,them_too%2C%20and%201%20more."
        )
        # What stands there twice is told by the words before it.
        bridges = self.turn("How many")
        many = str(bridges.text.index("many"))
        assert ":~:text=many%20bridges" in self.quoted("How many", start=many).fragment
        more = str(second.end - len("more."))
        assert self.quoted("burn", start=more).fragment == (
            f"{turn.public_id}-{second.key}:~:text=of%20them_too%2C%20and%201-,more."
        )

    def test_what_is_not_there(self) -> None:
        turn = self.turn("Seven").public_id
        for wanted in (
            Wanted(),
            Wanted(turn="000000000000"),
            Wanted(turn=turn, paragraph="zzzzz"),
            Wanted(turn=turn, start="5", end="2"),
            Wanted(turn=turn, start="-1"),
            Wanted(turn=turn, end="9" * 30),
            Wanted(turn=turn, until="000000000000"),
            Wanted(turn=turn, until=self.turn("keepers").public_id),
            Wanted(passage="000000000000"),
        ):
            with pytest.raises(NotThere):
                quote(self.event, wanted, TODAY)


@given(st.text())
def test_markdown_shows_the_same_letters(text: str) -> None:
    assert re.sub(r"\\([\\`*_\[\]<>&~|#+=.)-])", r"\1", as_markdown(text)) == text
