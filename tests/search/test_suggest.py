"""What a search box suggests: names by any alias, events by their titles."""

from datetime import date

from django.test import TestCase

from tests.archive import load_real_archive
from tests.sample_archive import load_sample_archive
from transcripts.models import Event, Outlet, Speaker, Topic
from transcripts.search.suggest import SHOWN, Suggestion, suggest


class SuggestionsOfTheRealArchive(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def slugs(self, typed: str) -> list[str]:
        return [one.slug for one in suggest(typed)]

    def test_a_name_by_how_a_word_of_it_begins(self) -> None:
        assert "mark-rutte" in self.slugs("rut")
        assert "mark-rutte" in self.slugs("RUTTE ma")
        assert "mark-rutte" not in self.slugs("utte")

    def test_a_name_by_another_of_its_names_and_without_accents(self) -> None:
        (found,) = suggest("FAZ")
        assert found.label == "Frankfurter Allgemeine Zeitung"
        assert found.detail == "Germany, 1 passage"
        assert found.address == "/outlets/frankfurter-allgemeine-zeitung/"
        speaker = Speaker.objects.get(slug="mark-rutte")
        speaker.add_alias("Éxamplé")
        assert self.slugs("exam") == self.slugs("ÉXAM") == ["mark-rutte"]

    def test_who_is_in_no_transcript_is_not_suggested(self) -> None:
        Outlet.objects.create(name="Radio Nowhere")
        assert self.slugs("radio now") == []

    def test_one_that_was_merged_into_another_is_not_suggested(self) -> None:
        outlet = Outlet.objects.create(name="Radio Nowhere")
        Outlet.objects.filter(pk=outlet.pk).update(merged_into=Outlet.objects.get(slug="afp"))
        assert self.slugs("radio now") == []

    def test_who_held_an_office_by_its_titles(self) -> None:
        for typed in ("secretary gen", "nato SEC", "Secrétaire gén"):
            assert [(one.slug, one.detail) for one in suggest(typed)] == [
                ("mark-rutte", "NATO Secretary General, 12 passages")
            ], typed
        assert suggest("kfor speaker:Secretary G")[0].query == "kfor speaker:mark-rutte "
        assert suggest("rut")[0].detail == "12 passages"
        assert suggest("asked_by:secretary") == []  # who asks nothing here
        assert self.slugs("general spokesperson") == []  # of two titles

    def test_a_topic_by_its_name(self) -> None:
        topic = Topic.objects.get(slug="western-balkans")
        assert topic.slug in self.slugs("balk")

    def test_events_by_their_titles_the_newest_first(self) -> None:
        event = Event.objects.get()
        for day in (date(2001, 2, 3), date(2003, 2, 1)):
            event.pk, event.slug, event.source_url = None, "", ""
            event.title, event.date, event.source_sha256 = "À propos of lighthouses", day, str(day)
            event.save(force_insert=True)
        found = [one for one in suggest("light a pro") if one.kind == "event"]
        assert [one.detail for one in found] == ["1 February 2003", "3 February 2001"]
        assert found[0].label == "À propos of lighthouses"

    def test_a_field_takes_a_value(self) -> None:
        for typed in ("kfor outlet:faz", 'kfor outlet:"Frankf', "kfor Outlet: frank"):
            assert [one.query for one in suggest(typed)] == [
                "kfor outlet:frankfurter-allgemeine-zeitung "
            ], typed
        assert suggest("-speaker:rut")[0].query == "-speaker:mark-rutte "
        for typed in ("speaker:Mark Ru", "speaker: mark  ru"):
            assert [one.query for one in suggest(f"kfor {typed}")] == ["kfor speaker:mark-rutte "]
        assert suggest("kfor speaker:rutte balk") == suggest("speaker:a b c d e f g") == []
        assert suggest("speaker:rutte topic:western balk")[0].slug == "western-balkans"
        assert suggest("asked-by:gash")[0].query == "asked_by:liridona-gashi "
        assert suggest("asked_by:rut") == []
        assert suggest("answered_by:rut")[0].query == "answered_by:mark-rutte "
        assert {one.kind for one in suggest("topic:u")} == {"topic"}
        assert suggest("(topic:balk")[0].query == "(topic:western-balkans "

    def test_a_field_behind_a_long_query(self) -> None:
        (found,) = suggest(f"{'kfor ' * 3_000}outlet:faz")
        assert found.query.endswith("kfor outlet:frankfurter-allgemeine-zeitung ")
        assert found.query.count("kfor") == 3_000

    def test_a_field_without_a_value_takes_the_most_frequent(self) -> None:
        found = suggest("speaker:")
        assert found[0].slug == "mark-rutte"
        assert len(found) > SHOWN

    def test_a_word_that_only_looks_like_a_field(self) -> None:
        assert suggest("outlets:faz") == suggest("myoutlet:faz") == []

    def test_what_says_nothing(self) -> None:
        for typed in ("", "  ", "?!", "%", "_", "\\", "\0", "(" * 5_000, "a " * 5_000, "[[:x:]]"):
            assert isinstance(suggest(typed), list)
        assert suggest("%") == suggest("") == []

    def test_statements(self) -> None:
        suggest("x")
        with self.assertNumQueries(3):
            suggest("ru")
        with self.assertNumQueries(2):
            suggest("speaker:ru")
        with self.assertNumQueries(1):
            suggest("topic:u")


class SuggestionsOfTheSample(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_sample_archive(every=8)

    def test_the_most_frequent_first_and_a_few_of_each(self) -> None:
        found = suggest("a")
        for kind in ("outlet", "speaker", "topic", "event"):
            of_kind = [one for one in found if one.kind == kind]
            assert len(of_kind) <= SHOWN, kind
            if kind != "event":
                assert of_kind == sorted(of_kind, key=passages, reverse=True)
        many = suggest("a", 100)
        assert len(many) > len(found)
        assert {one.address for one in found} <= {one.address for one in many}


def passages(one: Suggestion) -> int:
    return int(one.detail.split(", ")[-1].split()[0].replace(",", ""))
