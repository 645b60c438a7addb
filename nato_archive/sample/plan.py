"""Which events there were: when, of what kind, who spoke, about what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .chance import Chance
from .world import Guest, Occasion, Official, Subject, World

YEARS = range(2015, 2027)
A_YEAR = 17  # events, those with guests and those in French apart
UNTIL = date(2026, 6, 30)  # half of the last year
SUBJECTS = 3  # of one event, at most
IN_FRENCH = (
    (date(2024, 11, 14), "strait"),
    (date(2025, 2, 13), "budget"),
    (date(2025, 5, 22), "passage"),
    (date(2025, 10, 9), "flood"),
    (date(2026, 2, 19), "budget"),
    (date(2026, 5, 21), "passage"),
)

ROLES = {
    "sg": "Secretary General",
    "dsg": "Deputy Secretary General",
    "chair": "Chair of the Military Committee",
    "spokesperson": "Spokesperson",
}


@dataclass(frozen=True)
class Plan:
    """One event, before a word is said. `subjects` are in the order of their weight in it."""

    day: date
    occasion: Occasion
    speaker: Official
    spokesperson: Official
    subjects: Sequence[Subject]
    guest: Guest | None = None
    language: str = "en"

    @property
    def kind(self) -> str:
        return "joint_press_conference" if self.guest else self.occasion.kind

    def chance(self, what: str) -> Chance:
        """Draws for something about this event."""
        return Chance(self.day, what)


def plan(world: World) -> list[Plan]:
    """All events, in the order of their days; no two are on one day."""
    conference = world.occasions[0]
    joint = {guest.day: guest for guest in world.guests}
    french = dict(IN_FRENCH)
    plans = [_plan(world, day, conference, guest) for day, guest in joint.items()]
    for day, subject in french.items():
        plans.append(_in_french(world, day, subject, conference))
    for year in YEARS:
        for day in _days(year, taken={*joint, *french}):
            chance = Chance(day, "occasion")
            weights = [occasion.weight for occasion in world.occasions]
            plans.append(_plan(world, day, chance.weighted(world.occasions, weights)))
    return sorted(plans, key=lambda one: one.day)


def _days(year: int, taken: set[date]) -> list[date]:
    """The days of a year on which something is to happen: working days outside August, none at
    the turn of a month, when offices change hands."""
    first, last = date(year, 1, 8), min(date(year, 12, 18), UNTIL)
    days = [day for day in _from_to(first, last) if _is_working_day(day) and day not in taken]
    whole_year = (date(year, 12, 18) - first).days
    count = round(A_YEAR * (last - first).days / whole_year)
    return Chance(year, "days").some(days, count)


def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day.month != 8 and 2 <= day.day <= 27


def _from_to(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _plan(world: World, day: date, occasion: Occasion, guest: Guest | None = None) -> Plan:
    chance = Chance(day, "subjects")
    speaker = world.holder(ROLES["sg" if guest else chance.pick(occasion.say)], day)
    left = [subject for subject in world.subjects.values() if subject.is_topical(day)]
    subjects: list[Subject] = []
    if guest:
        subjects.append(world.subjects["strait" if "Varnimar" in guest.role else "accession"])
        left.remove(subjects[0])
    while len(subjects) < SUBJECTS:
        weights = [subject.weight[day.year] ** 1.3 for subject in left]
        subjects.append(chance.weighted(left, weights))
        left.remove(subjects[-1])
    spokesperson = world.holder(ROLES["spokesperson"], day)
    return Plan(day, occasion, speaker, spokesperson, subjects, guest)


def _in_french(world: World, day: date, subject: str, occasion: Occasion) -> Plan:
    first = world.subjects_fr[subject]
    others = [other for other in world.subjects_fr.values() if other is not first]
    return Plan(
        day,
        occasion,
        world.holder(ROLES["sg"], day),
        world.holder(ROLES["spokesperson"], day),
        [first, *Chance(day, "subjects").some(others, len(others))],
        language="fr",
    )
