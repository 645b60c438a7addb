"""Every page, with what its reader came for; and no request that ends in a 500."""

import re
from unittest.mock import patch
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from django.db import OperationalError
from django.test import Client, TestCase, override_settings
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from tests.archive import REAL_SLUG, load_real_archive, passage_of
from tests.sample_archive import load_sample_archive
from transcripts.models import Event, Outlet, Passage
from transcripts.search.parameters import NAMES

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


class Pages(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()

    def page(self, path: str, status: int = 200) -> str:
        response = self.client.get(path)
        assert response.status_code == status, (path, response.status_code)
        assert response["Content-Type"].startswith("text/html")
        return response.content.decode()

    def test_every_page_is_there(self) -> None:
        passage = passage_of("Olivier Baube")
        for path in (
            *("/", "/about/", "/search/", "/search/help/", "/events/", "/outlets/"),
            *("/speakers/", "/topics/", f"/events/{REAL_SLUG}/", passage.get_absolute_url()),
            *("/outlets/afp/", "/speakers/mark-rutte/", "/topics/western-balkans/"),
            "/outlets/afp/questions/?place=4",
            "/search/?asked_by=thomas-gutschker&answered_by=mark-rutte",
            *("/speakers/?role=answers", "/outlets/?country=FR&kind=agency&sort=passages"),
            *(f"/events/{REAL_SLUG}/{page}/" for page in ("corrections", "source", "cite")),
            *(f"{passage.get_absolute_url()}cite/", f"/events/{REAL_SLUG}/?view=questions"),
            *("/outlets/?name=wall", "/events/?year=2024&kind=press_conference", "/search/?q=KFOR"),
        ):
            html = self.page(path)
            assert html.count("<h1") == 1, path
            assert '<html lang="en' in html, path
            assert "not NATO" in html, path

    def test_the_header_tells_where_one_is(self) -> None:
        passage = passage_of("Olivier Baube").get_absolute_url()
        for path, status, section in (
            ("/search/", 200, "Search"),
            (passage, 200, "Events"),
            ("/outlets/afp/questions/?place=4", 200, "Outlets"),
            ("/nothing/here/", 404, ""),
            ("/events/nothing/", 404, "Events"),
        ):
            html = self.page(path, status)
            header = html[html.index("<header") : html.index("</header>")]
            current = re.findall(r'aria-current="\w+">([^<]+)<', header)
            assert current == list(filter(None, [section])), path

    def test_an_empty_archive_has_the_same_pages(self) -> None:
        self.event.delete()
        Outlet.objects.all().delete()
        for path in ("/", "/about/", "/search/", "/search/?q=x", "/events/", "/outlets/"):
            self.page(path)

    def test_the_event_page_reads_in_order(self) -> None:
        html = self.page(f"/events/{REAL_SLUG}/")
        places = [html.index(f'id="p-{p.public_id}"') for p in self.event.passages.all()]
        assert places == sorted(places)
        for turn in self.event.turns.all():
            assert f'id="{turn.public_id}"' in html
        assert "opinions_229533" in html

    def test_what_was_searched_for_is_marked_in_context(self) -> None:
        assert '<mark id="m1">gendarmerie</mark>' in self.page(
            f"/events/{REAL_SLUG}/?q=gendarmerie"
        )
        passage = passage_of("Liridona Gashi")
        address = f"{passage.get_absolute_url()}?q=gendarmerie"
        assert '<mark id="m1">gendarmerie</mark>' in self.page(address)

    def test_search_page(self) -> None:
        html = self.page("/search/?q=standardisation&outlet=wall-street-journal")
        assert "Dan Michaels" in html
        assert "standardization" in html  # also searched
        assert "<mark>standardization</mark>" in html

    def test_a_result_says_when_and_where(self) -> None:
        Event.objects.update(place="Harbour Hall")
        for path in ("/search/?q=gendarmerie", "/search/?q=gendarmerie&group=event"):
            html = " ".join(self.page(path).split())
            assert "16 October 2024</time>" in html, path
            assert "Press conference · Harbour Hall" in html, path

    def test_partial_matches_may_have_all_the_words_where_they_are_not_near(self) -> None:
        page = self.page("/search/?q=victory+NEAR/1+Ukraine&kind=press_conference")
        assert "Nothing found" in page
        assert "No passage fits the whole search. The best of those with one of its" in page
        assert "<mark>victory</mark>" in page

    def test_a_search_that_finds_nothing_says_so(self) -> None:
        assert "No exchange and no statement fits" in self.page("/search/?q=xylophone")
        assert "No exchange and no statement fits" not in self.page("/search/?q=KFOR")
        self.page("/search/?q=%22%22")

    def test_a_speaker_with_the_offices_held(self) -> None:
        html = self.page("/speakers/mark-rutte/")
        assert "NATO Secretary General, since 1 October 2024" in html
        assert "Secretary_General_of_NATO" in html
        assert 'id="roles"' not in self.page("/speakers/thomas-gutschker/")
        stoltenberg = self.page("/speakers/jens-stoltenberg/")
        assert "NATO Secretary General, 1 October 2014 – 30 September 2024" in stoltenberg
        assert "(common knowledge)" in self.page("/speakers/jamie-shea/").replace(
            '<span class="quiet">', ""
        )

    def test_lists_leave_out_whom_no_transcript_names(self) -> None:
        assert "Jens Stoltenberg" not in self.page("/speakers/")
        assert "Corriere della Sera" not in self.page("/outlets/")
        assert "10 outlets" in self.page("/outlets/")

    def test_outlets_are_found_by_any_of_their_names(self) -> None:
        html = self.page("/outlets/?name=FAZ")
        assert "Frankfurter Allgemeine" in html
        assert "Deutsche Welle" not in html
        assert "Middle East" in self.page("/topics/?name=middle")

    def test_lists_are_narrowed_and_sorted(self) -> None:
        html = self.page("/outlets/?kind=agency&country=FR")
        assert "1 outlet." in html
        assert "AFP" in html
        assert "Deutsche Welle" not in html
        asking, answering = self.page("/speakers/?role=asks"), self.page("/speakers/?role=answers")
        assert ("Dan Michaels" in asking, "Dan Michaels" in answering) == (True, False)
        assert ("Mark Rutte" in asking, "Mark Rutte" in answering) == (False, True)
        most = self.client.get("/speakers/?sort=passages").context["page"].object_list
        counts = [row.passage_count for row in most]
        assert counts[0] > counts[-1]
        assert counts == sorted(counts, reverse=True)
        by_name = self.client.get("/topics/").context["page"].object_list
        assert [row.name for row in by_name] == sorted(row.name for row in by_name)

    def test_a_list_keeps_what_it_was_asked_for(self) -> None:
        html = self.page("/outlets/?name=a&kind=agency&sort=passages")
        assert '<option value="agency" selected>' in html
        assert '<option value="passages" selected>' in html
        assert 'value="a"' in html

    def test_an_empty_list_says_so_and_leads_on(self) -> None:
        for path in ("/outlets/?name=zebra", "/speakers/?name=zebra&role=asks"):
            html = self.page(path)
            assert "There is none like this" in html
            assert "Show all" in html
        for bad in ("kind=sundial", "country=XX", "sort=luck"):
            assert "Select a valid choice" in self.page(f"/outlets/?{bad}", 400)
        assert "Select a valid choice" in self.page("/speakers/?role=none", 400)

    def test_events_of_a_time(self) -> None:
        html = self.page("/events/?from=2024-10&to=2024-10")
        assert "1 event from 2024-10 to the end of 2024-10" in html

    def test_a_bad_parameter_is_explained(self) -> None:
        html = self.page("/search/?outlet=nobody&q=Ukraine", 400)
        assert "There is no outlet “nobody” in the archive." in html
        assert "?q=Ukraine" in html  # the search without it

    def test_text_of_a_query_is_escaped(self) -> None:
        for path in ("/search/", f"/events/{REAL_SLUG}/", "/outlets/"):
            html = self.page(f"{path}?{urlencode({'q': '<script>x</script>', 'name': '<b>'})}")
            assert "<script>x" not in html

    def test_what_is_not_there(self) -> None:
        for path in ("/nowhere/", "/events/none/", "/passages/000000000000/", "/outlets/none/"):
            assert "There is nothing at this address" in self.page(path, 404)

    def test_a_merged_outlet_redirects(self) -> None:
        Outlet.objects.create(name="Old Name", merged_into=Outlet.objects.get(slug="afp"))
        response = self.client.get("/outlets/old-name/")
        assert (response.status_code, response["Location"]) == (301, "/outlets/afp/")

    def test_pages_load_nothing_from_other_hosts(self) -> None:
        policy = self.client.get("/")["Content-Security-Policy"]
        assert "default-src 'self'" in policy


class Grouped(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_sample_archive(every=4)

    def test_no_two_events_are_called_the_same(self) -> None:
        """By who hears where on the page they are: many press conferences have no other title."""
        html = self.client.get("/search/?group=event&page_size=100").content.decode()
        texts = dict(re.findall(r'id="((?:event|day)-[^"]+)"[^>]*>(.*?)</(?:h3|span)>', html))
        names = [
            tuple(strip_tags(texts[part]) for part in parts.split())
            for parts in re.findall(r'<section aria-labelledby="(event-[^"]+)"', html)
        ]
        titles = {name[0] for name in names}
        assert len(titles) < len(names) == len(set(names))


class Feeds(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_a_search_can_be_followed(self) -> None:
        response = self.client.get('/feeds/search/?q="victory plan"&topic=ukraine')
        assert response["Content-Type"].startswith("application/atom+xml")
        feed = ElementTree.fromstring(response.content)
        title = feed.findtext("atom:title", namespaces=ATOM) or ""
        assert "victory plan" in title
        assert "Ukraine" in title
        assert feed.findtext("atom:author/atom:name", namespaces=ATOM)
        entries = feed.findall("atom:entry", ATOM)
        ids = {entry.findtext("atom:id", namespaces=ATOM) or "" for entry in entries}
        assert all(one.startswith("urn:nato-archive:passage:") for one in ids)
        assert len(entries) == 3
        links = {link.get("href") for entry in entries for link in entry.findall("atom:link", ATOM)}
        for passage in Passage.objects.exchanges().filter(turns__text__contains="victory plan"):
            assert any(str(link).endswith(passage.get_absolute_url()) for link in links)

    def test_it_says_in_words_what_it_carries(self) -> None:
        afp = "Exchanges asked by AFP"
        for query, carried in (
            ("outlet=afp", f"{afp}, the newest events first; the latest 20"),
            (
                "sort=oldest&page_size=3&page=2",
                "All exchanges and statements, the oldest events first; page 2, of 3 each",
            ),
            (
                "q=kfor&sort=relevance",
                "Exchanges and statements with kfor, the best matches first; the best 20",
            ),
            ("", "All exchanges and statements, the newest events first; the latest 20"),
        ):
            feed = ElementTree.fromstring(self.client.get(f"/feeds/search/?{query}").content)
            subtitle = feed.findtext("atom:subtitle", namespaces=ATOM) or ""
            assert subtitle.startswith(f"{carried}. From an independent archive"), query

    def test_names_have_their_feeds(self) -> None:
        for path, search, words in (
            ("/outlets/afp/", "outlet=afp", "Exchanges asked by AFP"),
            (
                "/speakers/mark-rutte/",
                "speaker=mark-rutte",
                "Exchanges and statements in which Mark Rutte speaks",
            ),
            ("/topics/ukraine/", "topic=ukraine", "Exchanges and statements on Ukraine"),
        ):
            link = (
                '<link rel="alternate" type="application/atom+xml"'
                f' title="{words}" href="/feeds/search/?{search}">'
            )
            assert link in self.client.get(path).text

    def test_a_bad_parameter_is_named(self) -> None:
        response = self.client.get("/feeds/search/?outlet=nobody")
        assert response.status_code == 400
        assert b"outlet" in response.content


class Health(TestCase):
    def test_well(self) -> None:
        assert self.client.get("/healthz").json() == {"status": "ok", "events": 0}

    def test_without_a_database(self) -> None:
        with patch("transcripts.views.health.Event.objects.count", side_effect=OperationalError):
            response = self.client.get("/healthz")
        assert response.status_code == 503


PATHS = (
    *("/", "/search/", "/events/", f"/events/{REAL_SLUG}/", "/outlets/", "/outlets/afp/"),
    *("/outlets/afp/questions/", "/speakers/mark-rutte/questions/", "/topics/ukraine/"),
    *(f"/events/{REAL_SLUG}/{page}" for page in ("corrections/", "source/", "source.txt")),
    *(f"/events/{REAL_SLUG}/{page}/" for page in ("quote", "cite")),
    *("/speakers/", "/topics/", "/feeds/search/", "/api/v1/passages/", "/api/v1/events/"),
    *("/api/v1/outlets/", "/about/", "/healthz", "/passages/x/", "/robots.txt"),
    *("/find/", "/api/v1/suggestions/", "/alerts/", "/alerts/new/", "/alerts/x/confirm/"),
)
OTHERS = ("name", "view", "format", "passage", "turn", "paragraph", "until", "start", "end", "x")
OF_NAMES = ("place", "to", "country", "role")
OF_ALERTS = ("after", "frequency")
odd = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["0", "-1", "9" * 30, "2024-02-30", "\0", "\ud800", "'", "%", "(", '"', "1e9"]),
)


class NoRequestEndsInA500(HypothesisTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    @override_settings(ALERTS=True)
    @settings(max_examples=150)
    @given(
        path=st.sampled_from(PATHS),
        query=st.lists(
            st.tuples(st.sampled_from([*NAMES, *OTHERS, *OF_NAMES, *OF_ALERTS]), odd), max_size=5
        ),
    )
    def test_any_query_string(self, path: str, query: list[tuple[str, str]]) -> None:
        encoded = "&".join(f"{k}={quote(v, errors='surrogatepass')}" for k, v in query)
        assert Client().get(f"{path}?{encoded}").status_code < 500

    @settings(max_examples=50)
    @given(raw=st.binary(max_size=60))
    def test_any_bytes(self, raw: bytes) -> None:
        for path in ("/search/", "/api/v1/passages/"):
            response = Client().get(path, QUERY_STRING="q=" + raw.decode("latin-1"))
            assert response.status_code < 500

    @settings(max_examples=50)
    @given(path=st.text(max_size=40))
    def test_any_path(self, path: str) -> None:
        encoded = quote(path, errors="surrogatepass")
        for start in ("/", "/events/", "/passages/", "/api/v1/topics/"):
            assert Client().get(start + encoded).status_code < 500

    def test_very_long_things(self) -> None:
        for query in ("q=" + "word " * 2_000, "q=" + "(" * 9_000, "q=" + "x" * 9_000):
            assert Client().get("/search/?" + query.replace(" ", "+")).status_code == 200
        assert Client().get("/search/?" + "outlet=a&" * 900).status_code == 400
        assert Client().get("/search/?" + "outlet=a&" * 5_000).status_code == 400

    @pytest.mark.filterwarnings("ignore")
    def test_an_unknown_host_is_refused(self) -> None:
        assert Client().get("/", headers={"host": "evil.example"}).status_code == 400
