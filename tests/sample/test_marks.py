"""Wherever a fictional archive shows itself, it says that it is one."""

import re

from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nato_archive.fictional import MarkFictional
from tests.sample_archive import load_sample_archive
from transcripts.models import Event, Outlet, Passage
from transcripts.research.citations import FORMATS

PAGES = (
    *("/", "/about/", "/search/", "/search/?q=herring", "/search/?q=%22", "/search/help/"),
    *("/events/", "/outlets/", "/outlets/corran-courier/", "/speakers/", "/topics/", "/nothing/"),
    *("/speakers/osric-fenwarden/", "/topics/sorrel-strait/", "/search/?outlet=nobody"),
)


class Marked(TestCase):
    """Nobody can take a page, a feed or an answer for that of a real archive."""

    @classmethod
    def setUpTestData(cls) -> None:
        load_sample_archive(every=12)

    def addresses(self) -> list[str]:
        event = Event.objects.filter(corrections__isnull=False)[0]
        passage = Passage.objects.exchanges()[0]
        own = event.get_absolute_url()
        others = ("corrections/", "source/", "cite/", "quote/", "?view=questions")
        return [*PAGES, own, *(own + other for other in others), passage.get_absolute_url()]

    def test_pages(self) -> None:
        for address in self.addresses():
            response = self.client.get(address)
            assert response.status_code < 500, address
            assert "<title>FICTIONAL · " in response.text, address
            assert '<p class="fictional">' in response.text, address
            assert 'name="robots" content="noindex' in response.text, address
            assert 'content="FICTIONAL: all of this is invented.' in response.text, address
            assert "nato.int" not in response.text, address
            assert response["X-Robots-Tag"] == "noindex, nofollow"
            assert response["X-Fictional"] == "true"

    def test_citations(self) -> None:
        passage = Passage.objects.exchanges()[0]
        page = self.client.get(passage.get_absolute_url()).text
        citation = " ".join(page.split('id="citation"')[1].split("</p>")[0].split())
        assert citation.startswith("> FICTIONAL: ")
        assert "Source: NATO" not in citation

    def test_whatever_is_taken_away(self) -> None:
        passage = Passage.objects.exchanges()[0]
        for own in (passage.event.get_absolute_url(), passage.get_absolute_url()):
            for name in FORMATS:
                response = self.client.get(f"{own}cite/?format={name}")
                assert "FICTIONAL: " in response.text, (own, name)
                assert 'filename="FICTIONAL-' in response["Content-Disposition"]
            html = self.client.get(own).text
            assert 'property="og:title" content="FICTIONAL · ' in html
            assert '"creativeWorkStatus":"FICTIONAL: ' in html
        quotes = self.client.get(
            f"{passage.event.get_absolute_url()}quote/?passage={passage.public_id}"
        ).text
        for name in ("plain", "markdown", "html"):
            words = quotes.split(f'id="quote-{name}"')[1].split("</pre>")[0]
            assert f"FICTIONAL: {passage.event.heading}" in words, name

    def test_admin(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("editor"))
        outlet = Outlet.objects.all()[0]
        change = reverse("admin:transcripts_outlet_change", args=[outlet.pk])
        for address in (reverse("admin:index"), change):
            page = self.client.get(address).text
            assert "FICTIONAL: everything in this archive is invented." in page
            assert "<title>FICTIONAL · " in " ".join(page.split())
        assert "Aldermark" in page

    def test_feeds(self) -> None:
        feed = self.client.get("/feeds/search/?q=the").text
        titles = re.findall("<title>(.*?)</title>", feed)
        assert len(titles) > 10
        assert all(title.startswith("FICTIONAL · ") for title in titles)
        assert "<subtitle>FICTIONAL: everything here is invented. " in feed

    def test_api(self) -> None:
        event = Event.objects.all()[0]
        for path in ("", "passages/", "events/", f"events/{event.slug}/", "topics/", "nothing/"):
            answer = self.client.get(f"/api/v1/{path}").json()
            assert next(iter(answer.items())) == ("fictional", True), path
        bad = self.client.get("/api/v1/passages/?outlet=nobody")
        assert (bad.status_code, bad.json()["fictional"]) == (400, True)

    def test_files_that_are_saved(self) -> None:
        def saved(request: HttpRequest) -> HttpResponse:
            disposition = 'attachment; filename="passages.csv"'
            return HttpResponse("", headers={"Content-Disposition": disposition})

        response = MarkFictional(saved)(RequestFactory().get("/"))
        assert response["Content-Disposition"] == 'attachment; filename="FICTIONAL-passages.csv"'

    def test_one_statement_more(self) -> None:
        with CaptureQueriesContext(connection) as asked:
            self.client.get("/events/")
        about_it = [one for one in asked.captured_queries if "fictional" in one["sql"]]
        assert len(about_it) == 1
