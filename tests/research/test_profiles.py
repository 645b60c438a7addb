"""What the pages of outlets, people and topics count is true, and leads to as much as it says."""

from django.db import connection
from django.db.models import Model
from django.http import QueryDict
from django.test import TestCase
from django.test.utils import CaptureQueriesContext, override_settings

from tests.research.links import found_at, links_of
from tests.sample_archive import load_sample_archive
from transcripts.models import Event, Outlet, Passage, Speaker, Topic, Turn
from transcripts.research.outlet_profile import outlet_profile
from transcripts.research.places import LAST, asked_at, places_of
from transcripts.research.speaker_profile import speaker_profile
from transcripts.research.topic_profile import topic_profile
from transcripts.search import Search

NO_CACHE = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


def search(noun: str, row: Model) -> Search:
    return Search(QueryDict(f"{noun}={row.slug}"))


class Profiles(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_sample_archive(every=4)
        cls.outlet = Outlet.objects.get(slug="lantern-newswire")
        cls.official = Speaker.objects.get(slug="osric-fenwarden")
        cls.journalist = Speaker.objects.get(slug="mirela-tavenholt")
        cls.topic = Topic.objects.get(slug="sorrel-strait")
        cls.rows = (cls.outlet, cls.official, cls.journalist, cls.topic)

    def test_each_link_leads_to_as_many_results_as_it_promises(self) -> None:
        for row in self.rows:
            links = links_of(self.client, row.get_absolute_url())
            assert len(links) > 5, row
            for link, number in links:
                assert found_at(self.client, link) == number, (row, link)

    def test_who_asks_for_an_outlet(self) -> None:
        profile = outlet_profile(self.outlet, search("outlet", self.outlet))
        for linked in profile.journalists.names:
            asker = Speaker.objects.get(slug=linked.counted.slug)
            exchanges = Passage.objects.asked_by(self.outlet).asked_by(asker)
            assert linked.counted.count == exchanges.count() > 0
            assert linked.counted.first == exchanges.earliest("event__date").event.date
        assert profile.exchange_count == Passage.objects.exchanges().count()
        share = Passage.objects.asked_by(self.outlet).count() / profile.exchange_count
        assert profile.share == share

    def test_what_an_outlet_asks_about_beside_the_average(self) -> None:
        profile = outlet_profile(self.outlet, search("outlet", self.outlet))
        exchanges = Passage.objects.exchanges()
        for share in profile.topics:
            topic = Topic.objects.get(slug=share.topic.value)
            carry = exchanges.filter(index__topic_ids__contains=[topic.pk])
            assert share.average == carry.count() / exchanges.count()
            own = carry.filter(index__outlet=self.outlet)
            assert share.share == own.count() / exchanges.filter(index__outlet=self.outlet).count()
            assert 0 <= share.average_place <= 100 >= share.width > 0

    def test_the_place_of_an_outlet_among_the_questions_of_an_event(self) -> None:
        places: list[int] = []
        for event in Event.objects.all():
            exchanges = event.passages.exchanges().order_by("position")
            for place, exchange in enumerate(exchanges, start=1):
                if exchange.turns.filter(kind="question", outlet=self.outlet).exists():
                    places.append(min(place, LAST))
        found = places_of(self.outlet)
        assert found
        assert {bar.number: bar.count for bar in found.bars if bar.count} == {
            place: places.count(place) for place in places
        }
        for bar in found.bars:
            assert len(asked_at(self.outlet, bar.number)) == bar.count
        assert found.usual == sorted(places)[len(places) // 2] or len(places) % 2 == 0

    def test_an_outlet_that_never_asked_has_no_place(self) -> None:
        assert places_of(Outlet.objects.create(name="Nowhere Herald")) is None

    def test_a_journalist(self) -> None:
        profile = speaker_profile(self.journalist, search("speaker", self.journalist))
        assert profile.asks
        assert not profile.speaks
        assert [one.counted.slug for one in profile.asked_for.names] == ["lantern-newswire"]
        for linked in profile.asked.names:
            other = Speaker.objects.get(slug=linked.counted.slug)
            exchanges = Passage.objects.asked_by(self.journalist).answered_by(other)
            asked = f"asked_by={self.journalist.slug}&answered_by={other.slug}"
            assert linked.query_string == asked
            assert set(Search(QueryDict(asked)).all_found.keys) == set(
                exchanges.values_list("pk", flat=True)
            )
            assert linked.counted.count == exchanges.count()

    def test_an_official(self) -> None:
        profile = speaker_profile(self.official, search("speaker", self.official))
        assert profile.speaks
        assert not profile.asks
        assert profile.did.answered == Passage.objects.answered_by(self.official).count()
        printed = Turn.objects.filter(speaker=self.official).exclude(role="")
        names = [role.role for role in profile.roles]
        assert set(names) <= set(printed.values_list("role", flat=True))
        folded = {role.casefold() for role in printed.values_list("role", flat=True)}
        assert sorted(name.casefold() for name in names) == sorted(folded)
        assert not any(name.isupper() for name in names)
        for linked in profile.answered.names:
            outlet = Outlet.objects.get(slug=linked.counted.slug)
            exchanges = Passage.objects.asked_by(outlet).answered_by(self.official)
            assert linked.counted.count == exchanges.count()

    def test_a_role_in_capitals_is_no_other_one(self) -> None:
        before = speaker_profile(self.official, search("speaker", self.official)).roles
        turn = Turn.objects.filter(speaker=self.official).exclude(role="").last()
        assert turn
        Turn.objects.filter(pk=turn.pk).update(role=turn.role.upper())
        after = speaker_profile(self.official, search("speaker", self.official)).roles
        assert after == before

    def test_one_speaker_may_be_both(self) -> None:
        turn = Turn.objects.filter(kind="question", speaker=self.journalist).first()
        assert turn
        turn.passage.turns.filter(kind="answer").update(speaker=self.journalist)
        other = Turn.objects.filter(kind="answer").exclude(passage=turn.passage).last()
        assert other
        Turn.objects.filter(pk=other.pk).update(speaker=self.journalist)
        html = self.client.get(self.journalist.get_absolute_url()).content.decode()
        assert 'id="asks-for"' in html
        assert 'id="answers"' in html
        for link, number in links_of(self.client, self.journalist.get_absolute_url()):
            assert found_at(self.client, link) == number, link

    def test_a_topic_in_remarks_and_in_answers(self) -> None:
        profile = topic_profile(self.topic, search("topic", self.topic))
        for side in profile.sides.values():
            found = Search(side.parameters.as_query_dict())
            assert side.count == found.count
            assert side.all == Search(QueryDict(f"in={side.side}")).count
        for linked in profile.journalists.names[:5]:
            asker = Speaker.objects.get(slug=linked.counted.slug)
            asked = Passage.objects.asked_by(asker)
            assert (
                linked.counted.count
                == asked.filter(index__topic_ids__contains=[self.topic.pk]).count()
            )

    def test_a_page_takes_a_fixed_number_of_statements(self) -> None:
        """However often somebody asks."""
        rare = Outlet.objects.get(slug="kestria-chronicle")
        quiet = Speaker.objects.filter(turns__kind="question", turns__outlet=rare).first()
        few = Topic.objects.get(slug="heron-satellite")
        assert quiet
        with override_settings(CACHES=NO_CACHE):
            for much, little in (
                (self.outlet, rare),
                (self.journalist, quiet),
                (self.official, quiet),
                (self.topic, few),
            ):
                found = self.statements(much.get_absolute_url())
                assert found == self.statements(little.get_absolute_url()) <= 30, much

    def test_a_list_takes_a_fixed_number_of_statements(self) -> None:
        """However many names are in it."""
        for path, fewer in (
            ("/outlets/", "/outlets/?name=kestria"),
            ("/speakers/?role=asks", "/speakers/?role=asks&name=mirela"),
            ("/topics/", "/topics/?name=heron"),
        ):
            assert self.statements(path) == self.statements(fewer) <= 8, path

    def statements(self, path: str) -> int:
        """From the second time on: stems are asked for once a process."""
        for _ in range(2):
            with CaptureQueriesContext(connection) as asked:
                assert self.client.get(path).status_code == 200
        return len(asked)

    def test_exchanges_that_are_not_there(self) -> None:
        for path in (
            "/outlets/lantern-newswire/questions/",
            "/outlets/lantern-newswire/questions/?place=0",
            "/outlets/lantern-newswire/questions/?place=x",
            "/outlets/nobody/questions/?place=1",
            "/speakers/mirela-tavenholt/questions/?to=nobody",
            "/speakers/mirela-tavenholt/questions/?to=%00",
        ):
            assert self.client.get(path).status_code == 404, path

    def test_the_questions_to_somebody_are_a_search(self) -> None:
        path = "/speakers/mirela-tavenholt/questions/?to=osric-fenwarden"
        found = "/search/?asked_by=mirela-tavenholt&answered_by=osric-fenwarden"
        self.assertRedirects(self.client.get(path), found, status_code=301)

    def test_the_addresses_of_merged_names_lead_on(self) -> None:
        old_outlet = Outlet.objects.create(name="Old Newswire", merged_into=self.outlet)
        response = self.client.get(f"/outlets/{old_outlet.slug}/questions/?place=3")
        here = f"/outlets/{self.outlet.slug}/questions/?place=3"
        self.assertRedirects(response, here, status_code=301)
        old = Speaker.objects.create(name="Old Name", merged_into=self.journalist)
        for asks, answers in ((old, self.official), (self.official, old), (old, old)):
            response = self.client.get(f"/speakers/{asks.slug}/questions/?to={answers.slug}")
            asked_by, answered_by = (one.merged_into or one for one in (asks, answers))
            found = f"/search/?asked_by={asked_by.slug}&answered_by={answered_by.slug}"
            self.assertRedirects(response, found, status_code=301)
