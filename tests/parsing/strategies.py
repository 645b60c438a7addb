"""Transcripts made up by hypothesis: any text, changed real ones, and ones whose truth is known."""

from dataclasses import dataclass

from hypothesis import strategies as st

FIRST = ("Ada", "Bo", "Cy", "Eve", "Zoë", "Jean-Luc", "Åse")
LAST = ("Example", "Sample", "Von Filler", "O'Filler", "Fillerová", "Beispiel-Muster")
OUTLETS = ("Outlet Daily", "Reuters", "Filler TV", "Le Monde", "Example News Agency", "AFP")
WORDS = ("filler", "words", "of", "the", "room", "are", "said", "here", "and", "nothing", "more")

# Pieces from which text grows that comes near to labels, heads and chrome.
PIECES = st.sampled_from(
    [
        *("Ada Example", "EXAMPLE", "Q", "Question", "Moderator", "NATO Secretary General", "MR."),
        *(":", " :", "\n", "\n\n", "(Reuters)", "[AFP]", "(", ")", "[", "]", ",", " - ", "|", "•"),
        *(
            " ",
            "\t",
            "\r\n",
            "\u00a0",
            "\u200b",
            "\x00",
            "\x0c",
            "\x85",
            "\ud800",
            "â€™",
            "é",
            "🙂",
        ),
        *(
            "---\n",
            "+++\n",
            "Updated: 3 June 1999",
            "12 May 2001",
            "by ",
            "and",
            "Press conference",
        ),
        *(
            "(As delivered)",
            "filler words.",
            "Is it so?",
            "Ada Example & Bo Sample",
            "31 Feb. 2001",
        ),
    ]
)
near_transcripts = st.lists(PIECES, max_size=60).map("".join)
any_text = st.text(st.characters(), max_size=300)


@dataclass(frozen=True)
class Truth:
    """A transcript in the making: its text and its turns as (speaker, outlet, kind, words)."""

    text: str
    turns: list[tuple[str | None, str | None, str, str]]


def sentence(end: str = ".") -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12)
    return words.map(lambda chosen: " ".join(chosen).capitalize() + end)


def paragraphs() -> st.SearchStrategy[str]:
    return st.lists(sentence(), min_size=1, max_size=3).map("\n\n".join)


names = st.builds(
    lambda first, last: f"{first} {last}", st.sampled_from(FIRST), st.sampled_from(LAST)
)


@st.composite
def press_conferences(draw: st.DrawFn) -> Truth:
    """A press conference with labels of one style, and what it should parse to."""
    guest = draw(names)
    host, *askers = draw(
        st.lists(
            names.filter(lambda name: name.split()[-1] != guest.split()[-1]),
            min_size=2,
            max_size=4,
            unique_by=lambda name: name.split()[-1],
        )
    )
    opening, closing = draw(st.sampled_from([("(", ")"), ("[", "]")]))
    before_colon = draw(st.sampled_from(["", " ", "\u00a0"]))
    behind = draw(st.sampled_from([" ", "  ", "\n", "\n\n", ""]))
    capitals = draw(st.booleans())
    anonymous = draw(st.sampled_from([None, None, "Q", "Question", "QUESTION", "Qr"]))
    outlets = draw(
        st.lists(st.sampled_from(OUTLETS), min_size=len(askers), max_size=len(askers), unique=True)
    )

    def label(name: str, about: str | None) -> str:
        shown = name.upper() if capitals else name
        return f"{shown} {opening}{about}{closing}" if about else shown

    lines = ["Press conference", f"by NATO Secretary General {guest}", ""]
    turns: list[tuple[str | None, str | None, str, str]] = []

    def say(printed: str | None, turn: tuple[str | None, str | None, str, str]) -> None:
        lines.append(f"{printed}{before_colon}:{behind}{turn[3]}" if printed else turn[3])
        lines.append("")
        turns.append(turn)

    say(None, (guest, None, "statement", draw(paragraphs())))
    for asker, outlet in zip(askers, outlets, strict=True):
        say(label(host, "NATO Spokesperson"), (host, None, "moderation", draw(sentence())))
        words = draw(sentence("?"))
        if anonymous:
            say(anonymous, (None, None, "question", words))
        else:
            say(label(asker, outlet), (asker, outlet, "question", words))
        say(f"NATO Secretary General {guest}", (guest, None, "answer", draw(paragraphs())))
    return Truth("\n".join(lines).rstrip(), turns)
