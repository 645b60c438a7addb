"""What the list of events can be narrowed by, for the page and the API."""

import django_filters

from transcripts.models import Event

from .filters import KindsFilter, LanguagesFilter, PartialDateFilter, YearsFilter


class EventFilter(django_filters.FilterSet):
    """Events by kind, language, year and date; check `is_valid()` before `qs`."""

    kind = KindsFilter()
    language = LanguagesFilter()
    year = YearsFilter(field_name="date__year")

    class Meta:
        model = Event
        fields = ()


EventFilter.base_filters["from"] = PartialDateFilter("date", "gte", last_day=False)
EventFilter.base_filters["to"] = PartialDateFilter("date", "lte", last_day=True)
