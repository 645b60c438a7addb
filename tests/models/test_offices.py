"""Days known in part, and what is certain of a tenure."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st

from transcripts.models import Office, Speaker, Tenure
from transcripts.models.offices import first_day, in_words, last_day, validate_partial_day

DAY = datetime.date


@pytest.mark.parametrize(
    ("partial", "first", "last", "words"),
    [
        ("2014-10-01", DAY(2014, 10, 1), DAY(2014, 10, 1), "1 October 2014"),
        ("2004-02", DAY(2004, 2, 1), DAY(2004, 2, 29), "February 2004"),
        ("1993", DAY(1993, 1, 1), DAY(1993, 12, 31), "1993"),
    ],
)
def test_days_known_in_part(partial: str, first: DAY, last: DAY, words: str) -> None:
    assert (first_day(partial), last_day(partial), in_words(partial)) == (first, last, words)


@pytest.mark.parametrize("odd", ["", "2014-13", "2014-02-30", "0000", "14", "2014-1-1", "soon"])
def test_what_is_no_day_is_refused(odd: str) -> None:
    with pytest.raises(ValidationError, match="is no day: write 2014-10-01"):
        validate_partial_day(odd)


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        validate_partial_day(text)
    except ValidationError:
        return
    assert first_day(text) <= last_day(text)


def test_what_is_no_day_is_shown_as_it_is() -> None:
    assert in_words("soon") == "soon"
    assert in_words("2014-13") == "2014-13"


def tenure(start: str = "", end: str = "", **more: bool) -> Tenure:
    return Tenure(office=Office(name="Keeper of Lamps"), start=start, end=end, **more)


@pytest.mark.parametrize(
    ("start", "end", "day", "held", "may_be"),
    [
        ("2014-10-01", "2024-09-30", DAY(2014, 10, 1), True, True),
        ("2014-10-01", "2024-09-30", DAY(2024, 9, 30), True, True),
        ("2014-10-01", "2024-09-30", DAY(2024, 10, 1), False, False),
        ("2004", "2010", DAY(2004, 6, 1), False, True),
        ("2004", "2010", DAY(2005, 1, 1), True, True),
        ("2004", "2010", DAY(2010, 6, 1), False, True),
        ("2004", "", DAY(2005, 1, 1), False, True),
        ("", "2010", DAY(2005, 1, 1), False, True),
        ("", "", DAY(2005, 1, 1), False, True),
    ],
)
def test_what_is_certain(start: str, end: str, day: DAY, held: bool, may_be: bool) -> None:
    assert tenure(start, end).held_on(day) is held
    assert tenure(start, end).may_be_held_on(day) is may_be


def test_what_is_ongoing_is_certain_until_today() -> None:
    today = datetime.date.today()
    ongoing = tenure("2004", ongoing=True)
    assert ongoing.held_on(today)
    assert not ongoing.held_on(today + datetime.timedelta(days=1))
    assert not ongoing.held_on(DAY(2004, 6, 1))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (tenure("2014-10-01", "2024-09-30"), "1 October 2014 – 30 September 2024"),
        (tenure("2024-10", ongoing=True), "since October 2024"),
        (tenure("2024"), "from 2024"),
        (tenure(end="2024"), "until 2024"),
        (tenure(), ""),
    ],
)
def test_a_period_in_words(one: Tenure, words: str) -> None:
    assert one.period == words


def test_a_tenure_in_words() -> None:
    assert str(tenure("2024", acting=True)) == "Keeper of Lamps (acting), from 2024"
    assert str(tenure()) == "Keeper of Lamps"


def test_an_end_before_the_start_is_refused() -> None:
    tenure("2004-02", "2004").clean()
    for one in (tenure("2004", "2003"), tenure("2004", "2005", ongoing=True)):
        with pytest.raises(ValidationError):
            one.clean()


class InTheDatabase(TestCase):
    def test_what_is_ongoing_has_no_end(self) -> None:
        one = tenure("2004", "2005", ongoing=True)
        one.office.save()
        one.speaker = Speaker.objects.create(name="Ada Example")
        with pytest.raises(IntegrityError), transaction.atomic():
            one.save()
