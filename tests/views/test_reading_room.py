"""The event's page and what is taken away from it: quotes, citations, the source."""

import json
import re
from gzip import compress
from html import unescape
from typing import Any

from django.conf import settings
from django.test import TestCase

from tests.archive import REAL_SLUG, load_real_archive, passage_of, real_text
from tests.corrected import load
from tests.fictional import TRANSCRIPT
from transcripts.models import Event, Turn

PAGE = f"/events/{REAL_SLUG}/"


def said(html: str) -> str:
    """What a screen reader would read."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


class ReadingRoom(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()

    def get(self, path: str, status: int = 200) -> Any:
        response = self.client.get(path)
        assert response.status_code == status, (path, response.status_code)
        return response

    def page(self, path: str, status: int = 200) -> str:
        html: str = self.get(path, status).content.decode()
        return html

    def test_contents_have_a_line_of_the_question(self) -> None:
        html = self.page(PAGE)
        contents = html[html.index('<nav class="contents"') : html.index('<section class="tran')]
        lines = re.findall(r'<span class="gist"[^>]*>([^<]+)</span>', contents)
        assert len(lines) == self.event.passages.exchanges().count()
        source = " ".join(real_text().split())
        for line in lines:
            for piece in unescape(line).split("…"):
                assert piece.strip() in source

    def test_every_paragraph_has_an_address_and_a_mark(self) -> None:
        html = self.page(PAGE)
        for turn in self.event.turns.all():
            for paragraph in turn.paragraphs:
                assert f'<p id="{turn.public_id}-{paragraph.key}"' in html
                mark = f"{PAGE}quote/?turn={turn.public_id}&amp;paragraph={paragraph.key}"
                assert f'href="{mark}"' in html

    def test_addresses_survive_a_correction_around_them(self) -> None:
        load()
        turn = Turn.objects.get(text__startswith="Good afternoon")
        address = f'id="{turn.public_id}-{turn.paragraphs[1].key}"'
        load(TRANSCRIPT.replace("Good afternoon.", "Good afternoon.\nWelcome to the fjord."))
        html = self.page(turn.event.get_absolute_url())
        assert address in html
        assert "Welcome to the fjord." in html

    def test_only_the_questions(self) -> None:
        html = self.page(f"{PAGE}?view=questions")
        for turn in self.event.turns.all():
            assert (f'id="{turn.public_id}"' in html) == (turn.kind == "question")
        assert "Mark Rutte</a>, <span" in html  # the masthead is that of the whole event
        assert "1 answer<" in html

    def test_marks_lead_to_each_other(self) -> None:
        html = self.page(f"{PAGE}?q=KFOR")
        count = html.count("<mark id=")
        assert count > 2
        for number in range(1, count + 1):
            assert f'<mark id="m{number}">' in html
            assert f'data-place="{number} of {count}"' in html
        assert f'<a href="#m{count}" aria-label="Previous mark"></a><a href="#m2"' in html
        assert 'href="#m1">First mark' in html

    def test_marks_of_the_questions_alone(self) -> None:
        html = self.page(f"{PAGE}?view=questions&q=victory")
        count = html.count("<mark id=")
        assert f"is marked in {count} places" in html
        none = said(self.page(f"{PAGE}?view=questions&q=bolstering"))
        assert "“bolstering” does not stand in the questions" in none

    def test_one_number_of_statements_whatever_is_marked(self) -> None:
        for query in ("", "?q=ukraine", "?q=nato", "?view=questions"):
            self.page(PAGE + query)  # what the words of a text come from is looked up once
            with self.assertNumQueries(6):
                self.page(PAGE + query)

    def test_a_quote_of_a_paragraph_and_a_turn(self) -> None:
        turn = self.event.turns.filter(kind="answer")[0]
        html = self.page(f"{PAGE}quote/?turn={turn.public_id}")
        assert f"Mark Rutte, NATO Secretary General, in answer to {self.asker(turn)}" in said(html)
        paragraph = turn.paragraphs[0]
        html = self.page(f"{PAGE}quote/?turn={turn.public_id}&paragraph={paragraph.key}")
        plain = re.search(r'<pre id="quote-plain"[^>]*>(.*?)</pre>', html, re.DOTALL)
        assert plain
        assert turn.text[paragraph.start : paragraph.end] in unescape(plain.group(1))
        assert "&lt;blockquote cite=" in html
        assert 'content="noindex"' in html

    def asker(self, turn: Turn) -> str:
        assert turn.in_reply_to
        return turn.in_reply_to.name_with_outlet

    def test_a_quote_that_is_not_there(self) -> None:
        turn = self.event.turns.all()[0].public_id
        html = self.page(f"{PAGE}quote/?turn={turn}&paragraph=zzzzz", 404)
        assert "was corrected since" in html
        assert f'href="{PAGE}#{turn}"' in html
        assert "no such turn" in self.page(f"{PAGE}quote/", 404)
        self.page("/events/none/quote/", 404)

    def test_citations(self) -> None:
        passage = passage_of("Olivier Baube").get_absolute_url()
        for path in (f"{PAGE}cite/", f"{passage}cite/"):
            html = self.page(path)
            for name in ("APA", "Chicago", "BibTeX", "RIS", "CSL-JSON"):
                assert f">{name}</h2>" in html
            assert "There is no format" in self.page(f"{path}?format=word", 400)
            for name, kind, ending in (
                ("apa", "text/plain", "txt"),
                ("chicago", "text/plain", "txt"),
                ("bibtex", "application/x-bibtex", "bib"),
                ("ris", "application/x-research-info-systems", "ris"),
                ("csl-json", "application/vnd.citationstyles.csl+json", "json"),
            ):
                response = self.get(f"{path}?format={name}")
                assert response["Content-Type"] == f"{kind}; charset=utf-8"
                assert re.fullmatch(
                    rf'attachment; filename="nato-archive-[\w-]+\.{ending}"',
                    response["Content-Disposition"],
                )
                assert "Rutte" in response.content.decode()

    def test_the_source_is_all_there(self) -> None:
        html = self.page(f"{PAGE}source/")
        received = re.findall(r'<p class="received">(.*?)</p>', html, re.DOTALL)
        lines = [unescape(re.sub("<[^>]+>", "", line)) for line in received]
        assert "\n".join(lines) == real_text()
        assert "Nothing was left out" in html
        assert self.event.source_sha256 in html

    def test_the_source_as_a_file(self) -> None:
        response = self.get(f"{PAGE}source.txt")
        assert response.content.decode() == real_text()
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Content-Disposition"] == f'attachment; filename="{REAL_SLUG}.txt"'
        self.get("/events/none/source.txt", 404)

    def test_pages_tell_programs_what_they_are(self) -> None:
        for path, kind in (
            (PAGE, "NewsArticle"),
            (passage_of("Olivier Baube").get_absolute_url(), "QAPage"),
        ):
            html = self.page(path)
            script = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
            assert script
            assert json.loads(script.group(1))["@type"] == kind
            assert '<meta property="og:title" content="' in html
            title = re.search(r"<title>(.*?) · NATO Archive</title>", html)
            assert title
            assert f'property="og:title" content="{title.group(1)}"' in html

    def test_pages_are_small(self) -> None:
        """With style and scripts, as compressed as a server sends them."""
        folder = settings.BASE_DIR / "static"
        others = sum(len(compress(file.read_bytes())) for file in folder.iterdir())
        for path in (PAGE, f"{PAGE}?q=ukraine", f"{PAGE}source/"):
            response = self.client.get(path, headers={"accept-encoding": "gzip"})
            assert response["Content-Encoding"] == "gzip"
            assert len(response.content) + others < 50_000


class SpokenInTwoLanguages(TestCase):
    def test_words_of_another_language_say_so(self) -> None:
        event = load(
            "Fictional press conference\nby Secretary General Ada Example\n(As delivered)\n"
            "Good afternoon. This is a statement that is about the bridges and the lamps.\n"
            "Erika Beispiel (Example Times): Est-ce que les ponts sont dans la ville et que "
            "pensez-vous de la lampe qui est sur le fleuve?\n"
            "Secretary General Ada Example: The bridges are in the city and they will stay.\n"
        )
        html = self.client.get(event.get_absolute_url()).content.decode()
        assert re.search(r'<div class="words" lang="fr">\s*<p [^>]*>Est-ce que', html)
        assert re.search(r'<div class="words" lang="en">\s*<p [^>]*>The bridges', html)
