"""Form fields of the search: dates that may be a year or a month, years, known languages."""

import calendar
import re
from datetime import date
from typing import Any

from django import forms

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class PartialDateField(forms.CharField):
    """`2024`, `2024-10` or `2024-10-16` → the first or last day that means."""

    default_error_messages = {
        "invalid": "“%(value)s” is no date. Write 2024, 2024-10 or 2024-10-16."
    }

    def __init__(self, *, last_day: bool, **kwargs: Any) -> None:
        self.last_day = last_day
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        if value in self.empty_values:
            return None
        match = PARTIAL_DATE.fullmatch(value)
        try:
            if match is None:
                raise ValueError(value)
            year, month, day = (int(part) if part else None for part in match.groups())
            if month is None:
                month = 12 if self.last_day else 1
            if day is None:
                day = calendar.monthrange(year or 0, month)[1] if self.last_day else 1
            return date(year or 0, month, day)
        except ValueError:  # calendar's errors are ValueErrors too
            raise forms.ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value[:40]}
            ) from None


class YearsField(forms.MultipleChoiceField):
    """Any number of years, each of four digits; a year without passages is no error."""

    default_error_messages = {"invalid_choice": "“%(value)s” is no year of four digits."}

    def valid_value(self, value: Any) -> bool:
        return re.fullmatch(r"[12]\d{3}", str(value)) is not None

    def clean(self, value: Any) -> list[int]:
        return [int(year) for year in super().clean(value)]


UNKNOWN_LANGUAGE = "und"  # ISO 639-2's code for it; a parameter cannot be empty


class LanguagesField(forms.MultipleChoiceField):
    """Any number of ISO 639 codes; a language without passages is no error."""

    default_error_messages = {"invalid_choice": "“%(value)s” is no language code such as en or fr."}

    def valid_value(self, value: Any) -> bool:
        return re.fullmatch(r"[a-z]{2,3}", str(value)) is not None

    def clean(self, value: Any) -> list[str]:
        return ["" if code == UNKNOWN_LANGUAGE else code for code in super().clean(value)]
