"""Form fields of the search: dates that may be a year or a month, years, languages, kinds, names.

What they understand is also what may be typed behind a field of the query.
"""

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from transcripts.models import Event
from transcripts.models.names import fold_name

from .partial_dates import day_of, either_day, partial_date


class PartialDateField(forms.CharField):
    """A date, a month or a year → the first or last day that it means."""

    default_error_messages = {
        "invalid": "“%(value)s” is no date. Write 2024, 2024-10 or 2024-10-16.",
        "two_days": "“%(value)s” may be two days. Write %(one)s or %(other)s.",
    }

    def __init__(self, *, last_day: bool, **kwargs: Any) -> None:
        self.last_day = last_day
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        if value in self.empty_values:
            return None
        try:
            return day_of(partial_date(value), last=self.last_day)
        except ValueError:
            said = {"value": value[:40]}
            two_days = either_day(value)
            if two_days:
                said |= dict(zip(("one", "other"), map(str, two_days), strict=True))
            code = "two_days" if two_days else "invalid"
            raise forms.ValidationError(self.error_messages[code], code=code, params=said) from None


YEAR = re.compile(r"[12]\d{3}")
MOST_YEARS = 100  # of a range


def years_of(value: str) -> tuple[str, ...]:
    """A year, or the years of a range: 2022-2024, 2022..2024. One that is too long stays."""
    match = re.fullmatch(r"([12]\d{3})(?:-|–|\.\.+)([12]\d{3})", value)
    if match is None:
        return (value,)
    first, last = sorted((int(match[1]), int(match[2])))
    if last - first >= MOST_YEARS:
        return (value,)
    return tuple(map(str, range(first, last + 1)))


def years_in_a_row(years: Iterable[str]) -> list[list[str]]:
    """Years in order, three or more in a row together and each other one alone."""
    runs: list[list[str]] = []
    for year in sorted(set(years)):
        if runs and int(year) == int(runs[-1][-1]) + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[year] for year in run])]


class YearsField(forms.MultipleChoiceField):
    """Any number of years, each of four digits; a year without passages is no error."""

    default_error_messages = {
        "invalid_choice": "“%(value)s” is no year of four digits,"
        f" nor a range of at most {MOST_YEARS} years such as 2022-2024."
    }

    def to_python(self, value: Any) -> list[str]:
        return [year for given in super().to_python(value) for year in years_of(given)]

    def valid_value(self, value: Any) -> bool:
        return YEAR.fullmatch(str(value)) is not None

    def clean(self, value: Any) -> list[int]:
        return [int(year) for year in super().clean(value)]


UNKNOWN_LANGUAGE = "und"  # ISO 639-2's code for it; a parameter cannot be empty


LANGUAGE_NAMES = {
    **dict.fromkeys(("english", "anglais"), "en"),
    **dict.fromkeys(("french", "francais"), "fr"),
}


def language_of(value: str) -> str:
    """The code of a language that is given by its code or name."""
    return LANGUAGE_NAMES.get(fold_name(value), value.lower())


def kind_of(value: str) -> str:
    """The kind of event that is meant, by its value or label, one or several: “Press conferences”
    is press_conference. What is none stays."""
    called = _one_and_several(value)
    for kind in Event.Kind:
        if not called.isdisjoint({*_one_and_several(kind.value), *_one_and_several(kind.label)}):
            return str(kind.value)
    return value


def _one_and_several(name: object) -> set[str]:
    """A name as it is, and without the ending that several have."""
    folded = fold_name(str(name))
    return {folded, folded.removesuffix("s"), folded.removesuffix("es")}


class NamesField(forms.MultipleChoiceField):
    """Any number of names; who bears them is asked for all fields at once (see `SearchForm`)."""

    def valid_value(self, value: Any) -> bool:
        return True


class KindsField(forms.MultipleChoiceField):
    """Any number of kinds of events."""

    default_error_messages = {"invalid_choice": "“%(value)s” is no kind of event."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Event.Kind.choices, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        return list(map(kind_of, super().to_python(value)))


class LanguagesField(forms.MultipleChoiceField):
    """Any number of ISO 639 codes; a language without passages is no error."""

    default_error_messages = {"invalid_choice": "“%(value)s” is no language code such as en or fr."}

    def to_python(self, value: Any) -> list[str]:
        return list(map(language_of, super().to_python(value)))

    def valid_value(self, value: Any) -> bool:
        return re.fullmatch(r"[a-z]{2,3}", str(value)) is not None

    def clean(self, value: Any) -> list[str]:
        return ["" if code == UNKNOWN_LANGUAGE else code for code in super().clean(value)]
