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


@st.composite
def press_conferences(draw: st.DrawFn, styles: tuple[str, ...] = tuple(STYLES)) -> Made:
    """A press conference in one style: statement, several askers, follow-ups, the moderator."""
    style = STYLES[draw(st.sampled_from(styles))]
    people = draw(
        st.lists(st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST)),
                 min_size=4, max_size=5, unique_by=(surname, lambda name: name))
    )  # fmt: skip
    guest, host, *askers = people
    outlets = draw(st.lists(st.sampled_from(OUTLETS), min_size=3, max_size=3, unique=True))
    guest_label, host_label, asker_label = (
        [draw(st.sampled_from(templates))] for templates in (style.guest, style.host, style.asker)
    )
    between, gap = draw(st.sampled_from(style.between)), draw(st.sampled_from(style.turns))
    if "\n" in between and between.count("\n") >= gap.count("\n"):
        gap = "\n\n"
    later = style.guest[-1] if "{LAST}" in style.guest[-1] or "{NAME}" in style.guest[-1] else None
    blocks = [style.title, style.byline.format(name=guest)]
    said: list[Said] = []
    used: set[str] = set()

    def say(template: str | None, kind: str, name: str | None, outlet: str, words: str) -> None:
        knows_name = name is not None and template is not None
        label = filled(template, name or "Ada Example", outlet) if template else ""
        blocks.append(f"{label}{between}{words}" if template else words)
        told = name if (not template or names_person(template) or name in used) else None
        if told is None and template and "{last}" in template.lower():
            told = surname(name or "")
        shown = outlet if template and "{outlet}" in template else None
        if knows_name and template and names_person(template):
            used.add(name or "")
        said.append(Said(kind, told, shown, words))

    used.add(guest)
    if draw(st.booleans()):
        say(None, "statement", guest, "", draw(sentence()))
    else:
        say(host_label[0], "moderation", host, "", draw(sentence()))
        say(
            guest_label[0],
            "statement",
            guest,
            "",
            draw(sentence())
            + draw(st.sampled_from(["", "\n\nMore filler words: of the room, said here."])),
        )
    for asker, outlet in zip(askers, outlets, strict=False):
        say(host_label[0], "moderation", host, "", draw(sentence()))
        say(asker_label[0], "question", asker, outlet, draw(sentence("?")))
        say(later or guest_label[0], "answer", guest, "", draw(sentence()))
        if draw(st.booleans()):
            say(asker_label[0], "question", asker, outlet, draw(sentence("?")))
            say(later or guest_label[0], "answer", guest, "", draw(sentence()))
    text = f"{blocks[0]}\n{blocks[1]}\n\n" + gap.join(blocks[2:])
    return Made(text, said)
