"""How transcripts were printed over the years: the labels, and where they stand.

In a label `{name}` is the whole name, `{last}` the surname, in capitals where the field is;
`{role}` is the role in short, `{title}` the role or rank with the name, `{outlet}` the outlet.
"""

from dataclasses import dataclass

from .plan import Plan
from .script import Person


@dataclass(frozen=True)
class Layout:
    """One way to print. `speaker` and `host` are the first label and all later ones; `between`
    parts a label from its words, `gap` paragraphs and turns. `speaks_unlabelled`: the opening
    statement has no label. Where `dated`, the text says the day."""

    name: str
    years: tuple[int, int]
    speaker: tuple[str, str]
    host: tuple[str, str]
    asker: str
    suffix: str = ".txt"
    between: str = " "
    gap: str = "\n\n"
    speaks_unlabelled: bool = False
    dated: bool = True
    encoding: str = "utf-8"
    newline: str = "\n"
    language: str = "en"
    kinds: frozenset[str] = frozenset()  # empty: all
    roles: frozenset[str] = frozenset()  # of the speaker; empty: all

    def fits(self, plan: Plan) -> bool:
        return (
            self.years[0] <= plan.day.year <= self.years[1]
            and self.language == plan.language
            and (not self.kinds or plan.kind in self.kinds)
            and (not self.roles or plan.speaker.role in self.roles)
            and not (plan.guest and self.speaks_unlabelled)
        )


SECRETARIES = frozenset(("Secretary General", "Deputy Secretary General"))
WITH_ASKERS = frozenset(
    ("press_conference", "doorstep", "briefing", "media_huddle", "speech_with_qa")
)

LAYOUTS = (
    Layout(
        "capitals, then surnames",
        (2015, 2018),
        ("{NAME} ({role}):", "{LAST}:"),
        ("{NAME} (Spokesperson):", "{LAST}:"),
        "Q:",
        encoding="windows-1252",
        newline="\r\n",
        kinds=WITH_ASKERS,
    ),
    Layout(
        "roles",
        (2015, 2019),
        ("{ROLE}:", "{ROLE}:"),
        ("MODERATOR:", "MODERATOR:"),
        "QUESTION:",
        kinds=WITH_ASKERS - {"briefing"},
        roles=SECRETARIES,
    ),
    Layout(
        "dashes",
        (2015, 2016),
        ("Answer - {role} - ", "Answer - {role} - "),
        ("Moderator - {name} - ", "Moderator - {name} - "),
        "Question - {name} - ",
        between="",
        speaks_unlabelled=True,
        kinds=frozenset(("press_conference", "doorstep")),
        roles=SECRETARIES,
    ),
    Layout(
        "question and answer",
        (2015, 2018),
        ("A:", "A:"),
        ("MODERATOR:", "MODERATOR:"),
        "Q:",
        speaks_unlabelled=True,
        kinds=frozenset(("doorstep", "media_huddle", "speech_with_qa")),
    ),
    Layout(
        "square brackets",
        (2017, 2021),
        ("{NAME} [{role}]:", "{NAME}:"),
        ("{NAME} [Spokesperson]:", "{NAME}:"),
        "{name} [{outlet}]:",
    ),
    Layout(
        "name, outlet",
        (2016, 2019),
        ("{name}:", "{name}:"),
        ("{name}, Spokesperson:", "{name}:"),
        "{name}, {outlet}:",
    ),
    Layout(
        "own line with colon",
        (2020, 2023),
        ("{title}:", "{title}:"),
        ("Spokesperson {name}:", "Spokesperson {name}:"),
        "{name} ({outlet}):",
        between="\n\n",
    ),
    Layout(
        "role and name",
        (2021, 2026),
        ("{title}:", "{title}:"),
        ("Spokesperson {name}:", "Spokesperson {name}:"),
        "{name} ({outlet}):",
        dated=False,
    ),
    Layout(
        "a blank before the colon",
        (2024, 2026),
        ("{title} :", "{title} :"),
        ("Spokesperson {name} :", "Spokesperson {name} :"),
        "{name} ({outlet}) :",
        dated=False,
        speaks_unlabelled=True,
    ),
    Layout(
        "own line",
        (2023, 2026),
        ("{name}, {role} ", "{name}, {role} "),
        ("{name}, Spokesperson ", "{name}, Spokesperson "),
        "{name}, {outlet} ",
        between="\n",
        kinds=WITH_ASKERS | {"joint_press_conference"},
    ),
    Layout(
        "bold in Markdown",
        (2020, 2026),
        ("**{title}:**", "**{title}:**"),
        ("**Spokesperson {name}:**", "**Spokesperson {name}:**"),
        "**{name} ({outlet}):**",
        suffix=".md",
        dated=False,
    ),
    Layout(
        "a page of the web",
        (2017, 2026),
        ("{title}:", "{title}:"),
        ("Spokesperson {name}:", "Spokesperson {name}:"),
        "{name} ({outlet}):",
        suffix=".html",
        dated=False,
    ),
    Layout(
        "plain names",
        (2015, 2016),
        ("{name}:", "{name}:"),
        ("Spokesperson {name}:", "{name}:"),
        "{name} ({outlet}):",
    ),
    Layout(
        "French",
        (2015, 2026),
        ("{name} (Secrétaire général) :", "{name} :"),
        ("{name} (porte-parole) :", "{name} :"),
        "{name} ({outlet}) :",
        language="fr",
    ),
    Layout(
        "a page in French",
        (2015, 2026),
        ("{NAME} (Secrétaire général) :", "{NAME} :"),
        ("{NAME} (porte-parole) :", "{NAME} :"),
        "Journaliste ({outlet}) :",
        suffix=".html",
        dated=False,
        language="fr",
    ),
)


def layout_of(plan: Plan) -> Layout:
    """The layout in which an event is printed."""
    fitting = [layout for layout in LAYOUTS if layout.fits(plan)]
    return plan.chance("layout").pick(fitting)


def label_of(template: str, who: Person) -> str:
    """A label as it is printed."""
    role = who.role.removesuffix(" of the Military Committee")
    last = who.name.split()[-1]
    return template.format(
        name=who.name,
        NAME=who.name.upper(),
        LAST=last.upper(),
        role=who.role,
        ROLE=who.role.upper(),
        title=f"{who.rank or role} {who.name}",
        outlet=who.outlet,
    )


def names_person(template: str) -> bool:
    return any(field in template for field in ("{name", "{NAME", "{title"))
