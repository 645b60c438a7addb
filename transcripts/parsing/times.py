"""Times of day and days of the week, as pages print them beside dates and on lines of their own."""

import re

_CLOCK = r"\b\d{1,2}[:.h]\d{2}\b"
_ZONES = (
    "adt|aedt|aest|akdt|akst|amt|art|ast|azt|brt|bst|cat|cdt|cest|cet|cit|clt|cst"
    "|cvt|eat|ect|edt|eest|eet|est|gmt|gst|hst|ict|idt|ist|jst|kst|mdt|msk|mst"
    "|nzdt|nzst|pdt|pet|pht|pst|sgt|sst|trt|utc|wat|west|wib|wita"
)
_BEHIND_CLOCK = rf"(?: ?(?:(?:hours|hrs?|{_ZONES})\b|[ap]\.?m\b\.?))"
_WHEN = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lun|mar|mercre|jeu|vendre|same)di\b"
    rf"|\bdimanche\b|{_CLOCK}{_BEHIND_CLOCK}*",
    re.I,
)
_CLOCK_ALONE = re.compile(rf"{_CLOCK}{_BEHIND_CLOCK}+[.*]*", re.I)


def without_times(text: str) -> str:
    """A line without the times and days of the week in it."""
    return _WHEN.sub(" ", text)


def is_time(text: str) -> bool:
    """Whether a line is nothing but a time or a weekday: `15:00 Hours`, `Wednesday`."""
    rest = _WHEN.sub("", text[:60])
    return len(text) < 60 and rest != text and not any(map(str.isalnum, rest))


def is_clock(text: str) -> bool:
    """Whether a line is nothing but a time that names its half of the day or zone: `2:25 P.M. EDT`,
    as some pages print before the first words and behind the last."""
    return text[:1].isdigit() and len(text) < 30 and _CLOCK_ALONE.fullmatch(text) is not None
