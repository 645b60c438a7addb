"""The lists of outlets, speakers and topics: what they can be narrowed and sorted by."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict

from transcripts.models import Outlet, Speaker, Topic, Turn
from transcripts.models.names import fold_name
from transcripts.search import Search
from transcripts.search.parameters import clean_text

MODELS: dict[str, type[Model]] = {"outlet": Outlet, "speaker": Speaker, "topic": Topic}
SORTS = (("name", "By name"), ("passages", "Most passages first"))
ROLES = (("asks", "Who asks"), ("answers", "Who answers"))
SIDE_OF = {"asks": Turn.Kind.QUESTION, "answers": Turn.Kind.ANSWER}
NOT_KNOWN = "unknown"  # a country or a kind


class ListForm(forms.Form):
    """What every list is asked for."""

    sort = forms.ChoiceField(choices=SORTS, required=False, label="Order")


class OutletForm(ListForm):
    country = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)

    field_order = ("country", "kind", "sort")

    def __init__(self, data: QueryDict, known: Any) -> None:
        """`known` are the outlets of the archive, whose countries and kinds can be asked for."""
        super().__init__(data)
        pairs = set(known.order_by().values_list("country", "kind").distinct())
        names = dict(Outlet._meta.get_field("country").countries)
        countries = sorted(
            ((code, names.get(code, code)) for code in {code for code, _ in pairs if code}),
            key=lambda country: fold_name(country[1]),
        )
        kinds = {kind for _, kind in pairs}
        self._choices("country", "All countries", countries, "" in {code for code, _ in pairs})
        there = [(value, label) for value, label in Outlet.Kind.choices if value in kinds]
        self._choices("kind", "All kinds", there, "" in kinds)

    def _choices(
        self, name: str, every: str, choices: list[tuple[str, str]], unknown: bool
    ) -> None:
        rest = [(NOT_KNOWN, "Not known")] if unknown else []
        self.fields[name].choices = [("", every), *choices, *rest]  # type: ignore[attr-defined]


class SpeakerForm(ListForm):
    role = forms.ChoiceField(
        choices=(("", "All speakers"), *ROLES), required=False, label="On which side"
    )

    field_order = ("role", "sort")


@dataclass(frozen=True, slots=True)
class NameList:
    """The rows of a list, each with its `passage_count`; none where `form` has an error."""

    rows: list[Any]
    wanted: str  # in the name
    form: ListForm

    @property
    def narrowed(self) -> bool:
        """Whether the list was asked for less than all."""
        return bool(self.wanted) or any(
            self.form.data.get(name) for name in self.form.fields if name != "sort"
        )


def name_list(noun: str, query: QueryDict) -> NameList:
    """Those whose name contains `name`, narrowed and sorted as asked.

    Outlets and speakers that the archive knows of, but that no transcript names, are left out. They
    are found by any of their names: `FAZ`.
    """
    known: Any = MODELS[noun]._default_manager.all()
    if noun != "topic":
        known = known.current().in_transcripts()
    given = query.copy()
    if given.get("sort") in ("", None):
        given["sort"] = "name"
    form = _form(noun, given, known)
    wanted = clean_text(query.get("name", ""))
    if not form.is_valid():
        return NameList([], wanted, form)
    rows = list(_narrowed(noun, known, wanted, form.cleaned_data))
    counts = {value.value: value.count for value in Search(QueryDict()).facet(noun).values}
    for row in rows:
        row.passage_count = counts.get(row.slug, 0)
    if form.cleaned_data["sort"] == "passages":
        rows.sort(key=lambda row: (-row.passage_count, fold_name(row.name)))
    return NameList(rows, wanted, form)


def _form(noun: str, given: QueryDict, known: Any) -> ListForm:
    if noun == "outlet":
        return OutletForm(given, known)
    return SpeakerForm(given) if noun == "speaker" else ListForm(given)


def _narrowed(noun: str, known: Any, wanted: str, asked: dict[str, str]) -> Any:
    if noun == "topic":
        return known.filter(name__icontains=wanted)
    for field in ("country", "kind"):
        if value := asked.get(field):
            known = known.filter(**{field: "" if value == NOT_KNOWN else value})
    if role := asked.get("role"):
        turns = Turn.objects.filter(kind=SIDE_OF[role]).order_by()
        known = known.filter(pk__in=turns.filter(speaker__isnull=False).values("speaker"))
    return known.with_in_name(wanted) if wanted else known
