"""The bars of a search show when its results were said, and lead to exactly these."""

from datetime import date

from django.http import QueryDict
from django.test import SimpleTestCase, TestCase

from tests.archive import load_real_archive
from tests.search.test_ranking import write
from transcripts.models import Event
from transcripts.search import Search, SearchParameters
from transcripts.search.histogram import finest_period, histogram

NONE = SearchParameters()


class Bars(SimpleTestCase):
    def test_months_with_empty_ones_between_them(self) -> None:
        found = histogram({"2024-11": 3, "2025-02": 6}, {"2024-11", "2025-01", "2025-02"}, NONE)
        assert found is not None
        assert found.unit == "month"
        assert [(bar.period, bar.count, bar.covered) for bar in found.bars] == [
            ("2024-11", 3, True),
            ("2024-12", 0, False),
            ("2025-01", 0, True),
            ("2025-02", 6, True),
        ]
        assert [bar.height for bar in found.bars] == [50, 0, 0, 100]
        assert found.bars[0].label == "November 2024"

    def test_years_where_there_are_many_months(self) -> None:
        found = histogram({"2015-11": 1, "2016-02": 2, "2019-01": 4}, {"2015-11", "2019-01"}, NONE)
        assert found is not None
        assert found.unit == "year"
        assert [(bar.period, bar.count) for bar in found.bars] == [
            ("2015", 1),
            ("2016", 2),
            ("2017", 0),
            ("2018", 0),
            ("2019", 4),
        ]
        assert not found.bars[2].covered

    def test_no_bar_leads_beyond_the_dates_of_the_search(self) -> None:
        first, last = date(2024, 2, 20), date(2024, 4, 20)
        chosen = NONE.having(from_="2024-2-20", to="2024-04-20")
        months = {"2024-02": 1, "2024-03": 2, "2024-04": 3}
        found = histogram(months, months, chosen, first, last)
        assert found is not None
        assert [bar.query_string for bar in found.bars] == [
            "from=2024-2-20&to=2024-02",
            "from=2024-03&to=2024-03",
            "from=2024-04&to=2024-04-20",
        ]
        found = histogram({"2020-02": 1, "2024-04": 3}, {}, chosen, date(2020, 2, 20), last)
        assert found is not None
        assert found.bars[-1].query_string == "from=2024&to=2024-04-20"

    def test_nothing_to_compare_is_not_drawn(self) -> None:
        assert histogram({}, {}, NONE) is None
        assert histogram({"2024-11": 3}, {"2024-11"}, NONE) is None

    def test_days_only_of_a_short_time(self) -> None:
        def period(first: date | None, last: date | None) -> str:
            return finest_period({"from": first, "to": last})

        assert period(date(2024, 10, 1), date(2024, 10, 31)) == "day"
        assert period(date(2024, 1, 1), date(2024, 12, 31)) == "month"
        assert period(date(2024, 10, 31), date(2024, 10, 1)) == "month"
        assert period(None, date(2024, 12, 31)) == "month"


class OfASearch(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()
        for at in range(6):
            passage = write(f"The lighthouse speaks of Ukraine, for the {at}. time.", at)
            Event.objects.filter(pk=passage.event_id).update(date=date(2022 + at // 2, 3, 1 + at))

    def test_each_bar_leads_to_as_many_results_as_it_shows(self) -> None:
        addresses = ["q=Ukraine", "", "q=Ukraine&year=2024&kind=other", "from=2022&to=2023-05"]
        addresses += ["q=Ukraine&from=2022-03-02&to=2024-03-05", "from=2022-3-2", "to=9999"]
        while addresses:
            search = Search(QueryDict(addresses.pop()))
            bars = search.histogram.bars if search.histogram else ()
            assert sum(bar.count for bar in bars) == (search.count if bars else 0)
            for bar in bars:
                assert Search(bar.parameters.as_query_dict()).count == bar.count, bar
                if bar.count and len(bar.period) < len("2024-10-16"):
                    addresses.append(bar.query_string)
