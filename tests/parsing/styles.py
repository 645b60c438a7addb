"""The ways in which labels were printed, as data: from each, whole transcripts are made whose truth
is known. Each is named by what is special about it.

In a template, `{name}` is a full name, `{last}` the surname, capitals print them in capitals;
`{outlet}` is the outlet. What a template leaves out nobody can know.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """How one page prints its labels. `guest` is the guest's label, then the later form of it.
    `between` parts the label from its words; `turns` parts turns; `flat` is one single line."""

    guest: tuple[str, ...]
    host: tuple[str, ...]
    asker: tuple[str, ...]
    between: tuple[str, ...] = (" ", "  ", "\n", "\n\n", "\u00a0")
    title: str = "Press conference"
    byline: str = "by NATO Secretary General {name}"
    turns: tuple[str, ...] = ("\n\n", "\n")


Q = ("Question:", "Q:", "QUESTION:", "Qr:", "Question :")
OWN = ("\n", "\n\n", " \n", "\n\n\n")

STYLES = {
    "names": Style(("{name}:",), ("{name}:",), Q),
    "a blank before the colon": Style(
        ("{name} :", "{name}\u00a0:", "{name}\u202f:"),
        ("NATO Spokesperson {name} :",),
        ("{name} ({outlet}) :", "{name} ({outlet})\u00a0:"),
    ),
    "roles": Style(
        ("Secretary General:", "SECRETARY GENERAL:", "NATO Secretary General:"),
        ("Spokesman:", "Moderator:", "MODERATOR:"),
        ("UNIDENTIFIED:", "Question:", "Journalist:"),
    ),
    "outlets as labels": Style(("Secretary General:",), ("Spokesman:",), ("{outlet}:",)),
    "name, outlet": Style(("{name}:",), ("{name}, NATO Spokesman:",), ("{name}, {outlet}:",)),
    "dashes": Style(
        ("Answer - Secretary General - ",),
        ("Moderator - {name} - ", "Moderator - "),
        ("Question - {name} - {outlet} - ", "Q {outlet} - "),
        between=("",),
    ),
    "dashes in short": Style(
        ("A Secretary General - ", "A - "), ("Moderator - ",), ("Q {outlet} - ",), between=("",)
    ),
    "surnames": Style(("{last}:",), ("NATO Spokesman {name}:", "{last}:"), Q),
    "moderator and name": Style(("{last}:",), ("Moderator ({name}):",), Q),
    "name, role and body in brackets": Style(
        ("{name} (Secretary General, NATO):", "{name}:"),
        ("{name} (Spokesman, NATO):", "{name} (NATO Spokesman):"),
        ("Question ({outlet}):", "{name} ({outlet}):", "{name} (Correspondent, {outlet}):"),
    ),
    "title and surname": Style(
        ("Secretary General {last}:",), ("Spokesperson {name}:",), ("Question:",)
    ),
    "capitals": Style(("{NAME}:",), ("{NAME} (Spokesman):",), ("Q:", "{NAME} ({outlet}):")),
    "capitals and role, then surname": Style(
        ("{NAME} (Secretary General of NATO):", "{LAST}:"),
        ("{NAME} (NATO Spokesman):", "{LAST}:"),
        ("Q:", "Question:", "QUESTION:"),
    ),
    "capitals and role, then full name": Style(
        ("{NAME} (NATO Secretary General):", "{NAME}:"),
        ("{NAME} (NATO Spokesperson):", "{NAME}:"),
        ("Q:", "QUESTION [{outlet}]:"),
    ),
    "ranks": Style(
        ("{NAME} (NATO Secretary General):", "{LAST}:"),
        ("MAJOR GEN. {NAME}:", "COLONEL {NAME}:", "AIR COMMODORE {NAME}:"),
        ("Q:",),
    ),
    "honorific and comma": Style(
        ("{name}, NATO Secretary General:",),
        ("Ms. {name}, NATO Deputy Spokesperson:", "Mr {name}, NATO Spokesman:"),
        ("Q:", "Mr. {name}, {outlet}:"),
    ),
    "French": Style(
        ("{NAME} (Secrétaire général de l'OTAN) :", "Le Secrétaire général :"),
        ("{name} (Porte-parole de l'OTAN) :", "Le porte-parole :", "Modérateur :"),
        ("Question :", "Q :", "Journaliste :"),
        between=(" ", "\u00a0", "\n"),
        title="Conférence de presse",
        byline="du Secrétaire général de l'OTAN, {name}",
    ),
    "square brackets": Style(
        ("{NAME} [NATO Secretary General]:", "{NAME}:"),
        ("{NAME} [NATO Spokesperson]:",),
        ("{name} [{outlet}]:", "QUESTION [{outlet}, Turkey]:", "QUESTION [{outlet}]:"),
    ),
    "role, name": Style(
        ("NATO Secretary General, {name}:",), ("NATO Spokesperson, {name}:",), ("Question:",)
    ),
    "role name": Style(
        ("NATO Secretary General {name}:", "Secretary General {name}:"),
        ("NATO Spokesperson {name}:", "Acting NATO Spokesperson {name}:"),
        ("{name} ({outlet}):", "Question:"),
    ),
    "own line with colon": Style(
        ("Secretary General:", "NATO Secretary General {name}:", "Secretary General {last}:"),
        ("Moderator:", "NATO Spokesperson {name}:"),
        ("Question:", "{name} ({outlet}):", "{name}, {outlet}:"),
        between=OWN,
    ),
    "own line": Style(
        ("NATO Secretary General {name}", "{name}, NATO Secretary General "),
        ("Moderator, {name}", "NATO Spokesperson {name} ", "Moderator"),
        ("{name}, {outlet} ", "{name} ({outlet})", "Question"),
        between=OWN,
    ),
    "place in brackets": Style(
        ("NATO Secretary General {name}:",),
        ("Moderator {name} (Brussels, Belgium):",),
        ("{name} (Riga, Latvia):", "Q:"),
    ),
    "em dashes": Style(
        ("{NAME}—", "{NAME} — "),
        ("MODERATOR—", "MODERATOR — "),
        ("QUESTION—", "QUESTION — ", "QUESTION -- "),
        between=("",),
    ),
    "bold": Style(
        ("**{name}:**", "**{name}**:", "__{name}:__"),
        ("**NATO Spokesperson {name}:**",),
        ("**{name} ({outlet}):**", "**{name}** ({outlet}):", "*{name} ({outlet})*:"),
        between=(" ", "\n"),
    ),
    "times before": Style(
        ("[00:01:05] {name}:", "01:05 {name}:"),
        ("[00:02:05] NATO Spokesperson {name}:",),
        ("[00:03:05] {name} ({outlet}):", "03:05 Question:"),
        between=(" ",),
    ),
    "times behind": Style(
        ("{name} (01:05):", "{name} [00:01:05]:"),
        ("NATO Spokesperson {name} (02:05):",),
        ("{name} ({outlet}) [03:05]:", "{name}, {outlet} (03:05):"),
    ),
    "numbers": Style(
        ("1. {name}:", "(1) {name}:"),
        ("2. NATO Spokesperson {name}:",),
        ("3. {name} ({outlet}):", "3) Question:"),
        between=(" ",),
    ),
    "full stops": Style(("A.", "A)"), ("Moderator:",), ("Q.", "Q)"), between=(" ",)),
    "tabs": Style(
        ("{name}",), ("NATO Spokesperson {name}",), ("{name} ({outlet})", "Q"), between=("\t",)
    ),
    "brackets around": Style(
        ("[{name}]:", "({name}):"),
        ("[{name}, NATO Spokesperson]:",),
        ("[{name}, {outlet}]:", "[{name} ({outlet})]:"),
    ),
    "outlets behind other words": Style(
        ("{name}:",),
        ("NATO Spokesperson {name}:",),
        (
            *("{name} from {outlet}:", "{name} / {outlet}:", "{name} - {outlet}:"),
            "Question by {name} ({outlet}):",
        ),
    ),
    "interpreters and links": Style(
        ("{name} (through interpreter):", "{name} (as interpreted):", "{name} (in Latvian):"),
        ("NATO Spokesperson {name} (via video link):",),
        ("{name} ({outlet}, via video link):", "{name} ({outlet}) (by phone):"),
    ),
    "marks of footnotes": Style(
        ("{name}¹:", "{name}[1]:"), ("NATO Spokesperson {name}:",), ("{name} ({outlet})[12]:",)
    ),
    "wide signs": Style(
        ("{name}：",), ("NATO Spokesperson {name}：",), ("{name}（{outlet}）：",), between=("", " ")
    ),
    "two lines": Style(
        ("NATO Secretary General,\n{name}:", "Secretary General of NATO\n{name}:"),
        ("NATO Spokesperson,\n{name}:",),
        ("Question:", "{name} ({outlet}):"),
        between=(" ", "\n"),
    ),
}  # fmt: skip
