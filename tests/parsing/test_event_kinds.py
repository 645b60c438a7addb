"""What kind of event the words of a title and a byline make it."""

import pytest

from transcripts.parsing import parse

SG = "NATO Secretary General Ada Example"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (f"Remarks by {SG} in press conference", "press_conference"),
        (f"Remarks\n\nby {SG} and Bo Sample at joint press conference", "joint_press_conference"),
        (f"Remarks\n\nby {SG} at the Filler Institute", "remarks"),
        ("Toasts\n\nat the dinner in honour of the Filler Council", "remarks"),
        ("Échange de vues\n\ndu Secrétaire général, M. Luc Exemple", "discussion"),
        (f"Oral evidence\n\nby {SG} to the Filler Committee", "discussion"),
    ],
)
def test_remarks_at_a_press_conference_are_one(head: str, kind: str) -> None:
    assert parse(f"{head}\n\n24 May 2017\n\nAda Example: Filler.\n\nQ: Yes?").event.kind == kind
