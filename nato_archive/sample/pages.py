"""A script in a layout → the files of a transcript, and the truth about it."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transcripts.sources import MARK

from .layouts import Layout, label_of, layout_of, names_person
from .plan import Plan
from .script import Person, Said, head, write_script
from .world import World

MONTHS_FR = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
)
PLACES = {
    "press_conference": "Lantern House, Corran",
    "briefing": "Lantern House, Corran",
    "doorstep": "Council Building, Corran",
    "interview": "Lantern House, Corran",
}
ELSEWHERE = ("Port Sable", "Esterholt", "Little Amber", "Harbour Hall, Brennoway", "Corran")


@dataclass(frozen=True)
class Turn:
    """What a turn should be read as; None for what the text does not tell."""

    kind: str
    speaker: str | None
    outlet: str | None
    text: str
    topic: str


@dataclass(frozen=True)
class Transcript:
    """The file of one event with its sidecar ("" for none), and what they should be read as."""

    name: str
    data: bytes
    sidecar: str
    day: date
    kind: str
    title: str
    byline: str
    place: str
    language: str
    turns: Sequence[Turn]


@dataclass(frozen=True)
class Block:
    """One turn as it is printed."""

    label: str
    paragraphs: Sequence[str]


def make_transcript(
    world: World, plan: Plan, said: Sequence[Said] | None = None, layout: Layout | None = None
) -> Transcript:
    """The transcript of an event; another script or layout may be given for it."""
    said = write_script(world, plan) if said is None else said
    layout = layout or layout_of(plan)
    if layout.speaks_unlabelled and said[0].kind == "moderation":
        said = said[1:]  # without a label nobody could tell where the statement begins
    return _Page(plan, said, layout).transcript()


class _Page:
    def __init__(self, plan: Plan, said: Sequence[Said], layout: Layout) -> None:
        self.plan, self.said, self.layout = plan, said, layout
        self.title, self.byline = head(plan, said)
        self.place = PLACES.get(plan.kind) or plan.chance("place").pick(ELSEWHERE)
        if plan.guest:
            self.place = plan.guest.place
        self.name = f"{plan.day}-{plan.kind.replace('_', '-')}"
        self.delivery = "(Tel que prononcé)" if plan.language == "fr" else "(As delivered)"
        self.url = (
            f"https://www.meridian-pact.example/transcripts/{plan.day:%Y/%m/%d}/"
            f"{plan.kind.replace('_', '-')}"
        )

    def transcript(self) -> Transcript:
        blocks = list(self.blocks())
        write = {".html": self.as_html, ".md": self.as_markdown}.get(
            self.layout.suffix, self.as_text
        )
        text = write(blocks).replace("\n", self.layout.newline)
        return Transcript(
            self.name + self.layout.suffix,
            text.encode(self.layout.encoding),
            self.sidecar() if self.layout.suffix == ".txt" else "",
            self.plan.day,
            self.plan.kind,
            self.title,
            self.byline,
            self.place,
            self.plan.language,
            self.truth(),
        )

    def blocks(self) -> list[Block]:
        seen: set[Person] = set()
        blocks = []
        for number, one in enumerate(self.said):
            template = self.template(one, one.who in seen, number)
            seen.add(one.who)
            blocks.append(Block(label_of(template, one.who) if template else "", one.paragraphs))
        return blocks

    def template(self, said: Said, seen: bool, number: int) -> str:
        """The label of a turn; "" for none."""
        if said.kind == "question":
            return self.layout.asker
        first, later = self.layout.host if said.kind == "moderation" else self.layout.speaker
        if said.kind == "statement" and self.layout.speaks_unlabelled:
            return ""
        return later if seen else first

    def truth(self) -> list[Turn]:
        turns: list[Turn] = []
        called: Person | None = None  # on whom the moderator's last words called
        for number, one in enumerate(self.said):
            template = self.template(one, False, number)
            speaker: str | None = one.who.name
            outlet: str | None = None
            if one.kind == "moderation" and not names_person(template):
                speaker = None
            if one.kind == "question":
                named = names_person(template)
                by_call = not named and one.who == called  # the label says less than the call
                speaker = one.who.name if named or by_call else None
                outlet = one.who.outlet if "{outlet}" in template or by_call else None
            text = "\n\n".join(one.paragraphs)
            turns.append(Turn(one.kind, speaker, outlet, text, one.topic))
            following = self.said[number + 1 : number + 2]
            called = following[0].who if one.calls and following else None
        return turns

    # ------------------------------------------------------------------------------- the formats

    def as_text(self, blocks: Sequence[Block]) -> str:
        notes = [self.in_words()] if self.layout.dated else []
        above = [f"{self.title}\n{self.byline}", *notes, MARK, self.delivery]
        return "\n\n".join([*above, *self.body(blocks)]) + "\n"

    def as_markdown(self, blocks: Sequence[Block]) -> str:
        front = "\n".join(
            ["---", f"date: {self.plan.day}", f"place: {self.place}", f"source_url: {self.url}"]
        )
        above = [f"{front}\n---", f"# {self.title}", self.byline, MARK, self.delivery]
        return "\n\n".join([*above, *self.body(blocks)]) + "\n"

    def body(self, blocks: Sequence[Block]) -> list[str]:
        gap, between = self.layout.gap, self.layout.between
        return [
            (f"{block.label}{between}" if block.label else "") + gap.join(block.paragraphs)
            for block in blocks
        ]

    def as_html(self, blocks: Sequence[Block]) -> str:
        body = "\n".join(
            f"<p>{f'<strong>{_text(block.label)}</strong> ' if block.label and not at else ''}"
            f"{_text(paragraph)}</p>"
            for block in blocks
            for at, paragraph in enumerate(block.paragraphs)
        )
        return PAGE.format(
            language=self.plan.language,
            title=_text(self.title),
            byline=_text(self.byline),
            url=self.url,
            day=self.plan.day,
            in_words=self.in_words(),
            place=_text(self.place),
            mark=MARK,
            delivery=self.delivery,
            body=body,
        )

    def in_words(self) -> str:
        day = self.plan.day
        if self.plan.language == "fr":
            return f"{day.day} {MONTHS_FR[day.month - 1]} {day.year}"
        return f"{day.day} {day:%B} {day.year}"

    def sidecar(self) -> str:
        lines = ["# FICTIONAL: nothing of this was ever said."]
        if not self.layout.dated:
            lines.append(f"date = {self.plan.day}")
        return "\n".join([*lines, f'place = "{self.place}"', f'source_url = "{self.url}"']) + "\n"


def _text(words: str) -> str:
    return html.escape(words, quote=False)


PAGE = """\
<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<title>{title} | The Meridian Pact (fictional)</title>
<link rel="canonical" href="{url}">
<meta name="robots" content="noindex">
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/pact">The Pact</a></li>
<li><a href="/transcripts">Transcripts</a></li></ul></nav></header>
<main><div class="event">
<h1>{title}</h1>
<p class="byline">{byline}</p>
<p><time datetime="{day}">{in_words}</time></p>
<p>{mark}</p>
<p>{delivery}</p>
</div>
<div class="text">
{body}
</div>
<div class="share"><a href="#">Share this page</a></div></main>
<aside class="related"><h2>Related</h2><ul><li><a href="/lamps">The Lamp Chain</a></li>
<li><a href="/lantern-house">Visit Lantern House</a></li></ul></aside>
<footer><p>The Meridian Pact is an invention of the NATO Archive’s sample.</p></footer>
</body></html>
"""
