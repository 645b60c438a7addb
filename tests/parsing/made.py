"""Press conferences made in one of the styles, with the truth about them."""

from dataclasses import dataclass

from hypothesis import strategies as st

from .strategies import sentence
from .styles import STYLES

FIRST = ("Ada", "Bo", "Cy", "Eve", "Zoë", "Jean-Luc", "Åse", "Di R.", "H. J.")
LAST = (
    *("Example", "Sample", "O'Filler", "Fillerová", "Beispiel-Muster", "van der Filler"),
    *("de Hoop Bild", "McFiller", "Fillerson", "İsim", "Šablonas", "Da Silva"),
)
OUTLETS = (
    *("Outlet Daily", "Reuters", "Filler TV", "Le Monde", "Example News Agency", "AFP", "DW"),
    *("The Sample Times", "Radio Filler", "National News Agency of Ukraine", "Interfax-Ukraine"),
)
MORE = ("", "\n\nMore filler words: of the room, said here.", "\n\nLet me say this: filler words.")


@dataclass(frozen=True)
class Said:
    """What one turn should parse to. None where its label does not tell."""

    kind: str
    speaker: str | None
    outlet: str | None
    text: str


@dataclass(frozen=True)
class Made:
    text: str
    turns: list[Said]


def surname(name: str) -> str:
    first = next(first for first in sorted(FIRST, key=len, reverse=True) if name.startswith(first))
    return name[len(first) :].strip()


def filled(template: str, name: str, outlet: str) -> str:
    last = surname(name)
    return template.format(
        name=name, last=last, NAME=name.upper(), LAST=last.upper(), outlet=outlet
    )


def names_person(template: str) -> bool:
    return "{name" in template or "{NAME" in template


class _Writer:
    """Writes a transcript turn by turn, and the truth beside it."""

    def __init__(self, guest: str, between: str) -> None:
        self.blocks: list[str] = []
        self.turns: list[Said] = []
        self.between = between
        self.known = {guest}  # who was named in full by now

    def say(self, template: str | None, kind: str, name: str, outlet: str, words: str) -> None:
        if template is None:
            self.blocks.append(words)
            self.turns.append(Said(kind, name, None, words))
            return
        self.blocks.append(f"{filled(template, name, outlet)}{self.between}{words}")
        if names_person(template):
            self.known.add(name)
        told = name if name in self.known else None
        if told is None and "{last}" in template.lower():
            told = surname(name)
        self.turns.append(Said(kind, told, outlet if "{outlet}" in template else None, words))


@st.composite
def press_conferences(draw: st.DrawFn, style_name: str) -> Made:
    """A press conference in one style: statement, several askers, follow-ups, the moderator."""
    style = STYLES[style_name]
    guest, host, *askers = draw(
        st.lists(
            st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST)),
            min_size=4,
            max_size=5,
            unique_by=surname,
        )
    )
    outlets = draw(st.lists(st.sampled_from(OUTLETS), min_size=3, max_size=3, unique=True))
    guests, hosts, asks = (
        draw(st.sampled_from(some)) for some in (style.guest, style.host, style.asker)
    )
    between, gap = draw(st.sampled_from(style.between)), draw(st.sampled_from(style.turns))
    if "\n" in between:
        gap = "\n\n"
    later = style.guest[-1] if style.guest[-1].startswith(("{LAST}", "{NAME}")) else guests
    page = _Writer(guest, between)
    if draw(st.booleans()):
        page.say(None, "statement", guest, "", draw(sentence()))
    else:
        page.say(hosts, "moderation", host, "", draw(sentence()))
        first = "answer" if guests.startswith("A") else "statement"
        page.say(guests, first, guest, "", draw(sentence()) + draw(st.sampled_from(MORE)))
    for asker, outlet in zip(askers, outlets, strict=False):
        page.say(hosts, "moderation", host, "", draw(sentence()))
        for _ in range(draw(st.integers(1, 2))):
            page.say(asks, "question", asker, outlet, draw(sentence("?")))
            page.say(later, "answer", guest, "", draw(sentence()) + draw(st.sampled_from(MORE)))
    head = f"{style.title}\n{style.byline.format(name=guest)}\n\n"
    return Made(head + gap.join(page.blocks), page.turns)
