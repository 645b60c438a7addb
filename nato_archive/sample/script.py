"""What is said at an event, turn by turn: who, as what, and in which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .chance import Chance
from .plan import ROLES, Plan
from .world import Journalist, Official, Piece, Subject, World, fitting

FOLLOWS = 3.0  # how much more an outlet asks about its own subjects …
ON_THE_AGENDA = 2.5  # … and everybody about those of the event
HOSTED = ("press_conference", "joint_press_conference")  # a spokesperson gives the floor
SPEECHES = ("speech", "remarks")
INAUDIBLE = "[inaudible]"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


@dataclass(frozen=True)
class Person:
    """Somebody who speaks; "" for what they do not have."""

    name: str
    role: str = ""
    rank: str = ""
    outlet: str = ""

    @classmethod
    def of(cls, official: Official) -> "Person":
        return cls(official.name, official.role, official.rank)


@dataclass(frozen=True)
class Said:
    """One turn. `calls` tells of moderation whether it names who is to ask; `topic` is what an
    exchange is about, with its question."""

    kind: str
    who: Person
    paragraphs: tuple[str, ...]
    calls: bool = False
    topic: str = ""


def write_script(world: World, plan: Plan) -> list[Said]:
    """All turns of an event, in their order."""
    return list(_Writer(world, plan).turns())


class _Writer:
    def __init__(self, world: World, plan: Plan) -> None:
        self.world, self.plan = world, plan
        self.chance = plan.chance("words")
        self.french = plan.language == "fr"
        self.frames = world.frames_fr if self.french else world.frames
        self.subjects = world.subjects_fr if self.french else world.subjects
        self.speaker = Person.of(plan.speaker)
        self.host = Person.of(plan.spokesperson)
        self.guest = Person(plan.guest.name, plan.guest.role) if plan.guest else None
        self.hosted = plan.kind in HOSTED
        self.said: set[str] = set()  # nobody says the same twice at one event

    def turns(self) -> Iterator[Said]:
        if self.plan.kind != "interview":
            yield from self.statements()
        for asker in self.askers():
            yield from self.exchange(asker)
        if self.hosted:
            yield Said("moderation", self.host, (self.frame("close"),))

    def frame(self, name: str) -> str:
        return self.chance.pick(self.frames[name])

    def statements(self) -> Iterator[Said]:
        if self.hosted:
            welcome = "welcome_guest" if self.guest else "welcome"
            yield Said("moderation", self.host, (self.frame(welcome),))
        alone = self.plan.kind in SPEECHES
        paragraphs = [self.frame("greeting_alone" if alone else "greeting")]
        for number, subject in enumerate(self.plan.subjects[: 3 if alone else 2]):
            if number and "bridge" in self.frames:
                paragraphs.append(self.frame("bridge"))
            paragraphs += self.on(subject, openings=2 if alone else 1, points=2 if alone else 1)
        if self.plan.kind not in ("briefing", "media_huddle"):
            paragraphs.append(self.frame("thanks_alone" if alone else "thanks"))
        yield Said("statement", self.speaker, tuple(paragraphs))
        if self.guest and self.plan.guest:
            yield Said("statement", self.guest, tuple(self.plan.guest.says))

    def on(self, subject: Subject, *, openings: int, points: int) -> list[str]:
        """Paragraphs of a statement about a subject."""
        said: list[str] = []
        for pieces, count in ((subject.openings, openings), (subject.points, points)):
            new = [piece.texts[0] for piece in fitting(pieces, self.plan.day)]
            said += self.chance.some([text for text in new if text not in self.said], count)
        self.said.update(said)
        return said

    def askers(self) -> list[Person]:
        """Who asks, in their order: in an interview, one for all the time."""
        least, most = self.plan.occasion.exchanges
        count = least + self.chance.below(most - least + 1)
        if self.french:
            count = min(count, len(self.subjects))
        left = [one for one in self.world.journalists if self.plan.day in one.when]
        found: list[Journalist] = []
        while len(found) < count:
            found.append(self.chance.weighted(left, [one.often for one in left]))
            left.remove(found[-1])
        if self.plan.kind == "interview":
            found = found[:1] * count
        return [Person(one.name, outlet=one.outlet) for one in found]

    def exchange(self, asker: Person) -> Iterator[Said]:
        chance = self.chance
        subject, piece, at = self.question(asker)
        if self.hosted:
            yield self.floor(asker)
        interview = self.plan.kind == "interview"
        words = [piece.texts[at]]
        if not self.french and not interview:
            if chance.likely(0.6) and (lead := self.filled(subject.leads)):
                words.insert(0, lead)
            if chance.likely(0.4):
                words.insert(0, self.frame("before_question"))
            if chance.likely(0.2):
                words.append(self.frame("after_question"))
        if interview and not asks_outright(words[0]):
            words.append(self.frame("in_interview"))
        if not interview and chance.likely(0.02):
            words.insert(0, INAUDIBLE)
        yield Said("question", asker, (" ".join(words),), topic=subject.topic)
        yield self.answer(subject, piece.answers[at])
        if self.guest and chance.likely(0.4) and (aside := self.new("aside")):
            yield Said("answer", self.guest, (aside,))
        if not self.french and not interview and chance.likely(0.3):
            yield from self.follow_up(asker, subject)

    def floor(self, asker: Person) -> Said:
        by_name = not self.french and self.chance.likely(0.8)
        words = self.frame("floor" if by_name or self.french else "floor_unnamed")
        words = words.format(name=asker.name, outlet=asker.outlet)
        return Said("moderation", self.host, (words,), calls=by_name)

    def question(self, asker: Person) -> tuple[Subject, Piece, int]:
        """What is asked: the subject, the piece, and which of its texts."""
        day, follows = self.plan.day, self.world.follows[asker.outlet]
        subjects, weights = [], []
        for subject in self.subjects.values():
            if self.left(subject):
                weight = subject.weight.get(day.year, 1.0)
                weight *= FOLLOWS if subject.key in follows else 1
                weight *= ON_THE_AGENDA if subject in self.plan.subjects else 1
                subjects.append(subject)
                weights.append(weight)
        subject = self.chance.weighted(subjects, weights)
        piece, at = self.chance.pick(self.left(subject))
        self.said.update(piece.texts)
        return subject, piece, at

    def left(self, subject: Subject) -> list[tuple[Piece, int]]:
        """The questions about a subject that nobody has asked yet in any of their forms."""
        return [
            (piece, at)
            for piece in fitting(subject.exchanges, self.plan.day)
            if piece.texts[0] not in self.said
            for at in range(len(piece.texts))
        ]

    def answer(self, subject: Subject, core: str) -> Said:
        chance = self.chance
        before = not self.french and chance.likely(0.3)
        paragraphs = [f"{self.frame('before_answer')} {core}" if before else core]
        if chance.likely(0.6) and (detail := self.filled(subject.details)):
            paragraphs[-1] += f" {detail}"
        if chance.likely(0.5):
            paragraphs += self.on(subject, openings=0, points=1)
        if not self.french and chance.likely(0.15):
            paragraphs.append(self.frame("after_answer"))
        return Said("answer", self.speaker, tuple(paragraphs))

    def follow_up(self, asker: Person, subject: Subject) -> Iterator[Said]:
        left = [piece for piece in self.world.follow_ups if piece.texts[0] not in self.said]
        if not left:
            return
        piece = self.chance.pick(left)
        self.said.update(piece.texts)
        yield Said("question", asker, piece.texts)
        yield Said(
            "answer",
            self.speaker,
            (piece.answers[0], *self.on(subject, openings=0, points=self.chance.below(2))),
        )

    def filled(self, templates: Sequence[str]) -> str | None:
        """One of the templates that was not used yet at this event, filled in."""
        left = [template for template in templates if template not in self.said]
        if not left:
            return None
        template = self.chance.pick(left)
        self.said.add(template)
        chance, frames = self.chance, self.world.frames
        return template.format(
            town=chance.pick(frames["town"]),
            country=chance.pick(frames["country"]),
            day=chance.pick(frames["day"]),
            month=MONTHS[self.chance.below(self.plan.day.month)],
            count=12 + chance.below(80),
            percent=3 + chance.below(45),
        )

    def new(self, name: str) -> str | None:
        """One of the frames that was not used yet at this event."""
        left = [text for text in self.frames[name] if text not in self.said]
        words = self.chance.pick(left) if left else None
        self.said.update(filter(None, (words,)))
        return words


def asks_outright(words: str) -> bool:
    """Whether a turn ends in a question of more than a few words. In an interview nothing else
    tells a question: "Why?" may be a remark."""
    return words.endswith("?") and len(re.split(r"[.!?] ", words)[-1].split()) > 3


def head(plan: Plan, said: Sequence[Said]) -> tuple[str, str]:
    """Title and byline of an event."""
    chance = Chance(plan.day, "head")
    about = plan.subjects[0].about
    if plan.language == "fr":
        return (
            f"Conférence de presse sur {about}",
            f"du Secrétaire général du Pacte de Meridian, {plan.speaker.name}",
        )
    outlet = next((one.who.outlet for one in said if one.who.outlet), "")
    title = chance.pick(plan.occasion.titles).format(subject=about, outlet=outlet)
    tail = chance.pick(plan.occasion.bylines).format(subject=about)
    speaker = _in_byline(plan.speaker)
    if plan.guest:
        title = f"Joint press conference on {about}"
        return title, f"by {speaker}, and the {plan.guest.role}, {plan.guest.name}"
    by = "with" if plan.kind == "interview" else "by"
    return title, f"{by} {speaker}, {tail}"


def _in_byline(official: Official) -> str:
    rank = f"{official.rank} " if official.rank else ""
    office = "Military Committee" if official.role == ROLES["chair"] else "Meridian Pact"
    role = official.role.removesuffix(" of the Military Committee")
    return f"the {role} of the {office}, {rank}{official.name}"
