"""A reader sees that a transcript was corrected, when, and what was changed."""

import re

from django.test import TestCase

from tests.corrected import CORRECTED, SLUG, load, load_corrected
from tests.fictional import TRANSCRIPT
from transcripts.ingest.corrections import EventState, record_correction
from transcripts.models import Correction, Event, Turn
from transcripts.reading_corrections import in_words

PAGE = f"/events/{SLUG}/corrections/"


def said(html: str) -> str:
    """What a screen reader would read."""
    return " ".join(re.sub("<[^>]+>", "", html).split())


class ACorrectedTranscript(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_corrected()

    def page(self, path: str) -> str:
        response = self.client.get(path)
        assert response.status_code == 200, path
        return response.content.decode()

    def test_the_event_says_so(self) -> None:
        html = self.page(self.event.get_absolute_url())
        day = f"{Correction.objects.get().made_at:%-d %B %Y}"
        assert f"Corrected on {day}: what changed" in said(html)
        assert f'<a href="{PAGE}#correction-1">what changed</a>' in html

    def test_a_changed_passage_says_so_and_others_do_not(self) -> None:
        changed = Turn.objects.get(text__contains="lanterns").passage
        same = Turn.objects.get(text__startswith="Good afternoon").passage
        assert f"{PAGE}#correction-1" in self.page(changed.get_absolute_url())
        assert "what changed" not in self.page(same.get_absolute_url())

    def test_what_was_changed(self) -> None:
        html = self.page(PAGE)
        assert html.count("<h1") == 1
        assert 'id="correction-1"' in html
        text = said(html)
        assert "They will keep the [removed:] lamps" in text
        assert "[added:] lanterns burning &amp; bright" in text
        assert "How it was delivered[before:] As delivered [now:] As prepared" in text
        assert "Speaker[before:] Juan Ejemplo [now:] Juan Ejemplar" in text
        assert "removed Moderation by Max Muster [removed:] That is all. Thank you." in text
        assert "1 field of the head changed; " in text

    def test_words_are_escaped(self) -> None:
        html = self.page(PAGE)
        assert "<fjords>" not in html
        assert "&lt;fjords&gt;" in html

    def test_links_lead_to_turns_that_are_still_there(self) -> None:
        html = self.page(PAGE)
        for change in Correction.objects.get().changes:
            if change["what"] != "head":
                link = f'href="/events/{SLUG}/#{change["turn"]}"'
                assert (link in html) == (change["what"] != "removed")

    def test_several_corrections(self) -> None:
        load()
        load(CORRECTED)
        assert "Corrected 3 times, last on" in self.page(self.event.get_absolute_url())
        html = self.page(PAGE)
        places = [html.index(f'id="correction-{number}"') for number in (3, 2, 1)]
        assert places == sorted(places)

    def test_the_same_source_read_anew_is_not_called_a_correction_of_it(self) -> None:
        Correction.objects.all().delete()
        before = EventState.of(self.event)
        Turn.objects.filter(text__contains="lanterns").update(kind="statement")
        record_correction(self.event, before, source_changed=False)
        assert "Read anew on" in self.page(self.event.get_absolute_url())
        text = said(self.page(PAGE))
        assert "The same source text was read anew: 1 turn changed." in text
        assert "Kind[before:] Answer [now:] Statement" in text

    def test_more_corrections_need_no_more_statements(self) -> None:
        for text in (CORRECTED, TRANSCRIPT, CORRECTED):
            load(text)
            with self.assertNumQueries(3 + 1):  # one asks whether the archive is fictional
                self.page(PAGE)


class ATranscriptAsImported(TestCase):
    def test_the_page_says_that_nothing_was_corrected(self) -> None:
        event = load()
        html = self.client.get(PAGE).content.decode()
        day = f"{event.imported_at:%-d %B %Y}"
        assert f"has not been corrected since it was imported on {day}" in said(html)
        assert "what changed" not in self.client.get(event.get_absolute_url()).content.decode()

    def test_an_event_that_is_not_there(self) -> None:
        assert self.client.get("/events/none/corrections/").status_code == 404


def test_summaries() -> None:
    nothing = dict.fromkeys(
        ("head", "changed", "added", "removed", "moved", "words_added", "words_removed"), 0
    )
    assert in_words({**nothing, "changed": 2, "added": 1, "words_added": 1_400}) == (
        "2 turns changed, 1 turn added; 1,400 words added."
    )
    assert in_words({**nothing, "head": 1}) == "1 field of the head changed."
