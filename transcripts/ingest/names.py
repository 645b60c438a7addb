"""From names as printed to the people and outlets they mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from transcripts.models import Outlet, Speaker
from transcripts.models.names import NAME_LENGTH
from transcripts.parsing.transcript import ParsedTurn, ParseWarning


@dataclass(slots=True)
class Names:
    """Resolves the names of one transcript.

    What nobody knows yet is created as not verified, for an editor to look at. A surname alone
    and a name that several people have are left unresolved, with a warning: nobody is guessed.
    """

    warnings: list[ParseWarning] = field(default_factory=list)
    _outlets: dict[str, Outlet | None] = field(default_factory=dict)
    _speakers: dict[tuple[str, int | None], Speaker | None] = field(default_factory=dict)

    def outlet(self, turn: ParsedTurn, line: int) -> Outlet | None:
        name = turn.outlet
        if name is None or not self._is_name(name, line):
            return None
        if name not in self._outlets:
            known = Outlet.objects.known_as(name).first()
            self._outlets[name] = known or Outlet.objects.create(name=name)
        return self._outlets[name]

    def speaker_id(self, turn: ParsedTurn, outlet: Outlet | None, line: int) -> int | None:
        name = turn.speaker
        if name is None or not self._is_name(name, line):
            return None
        key = (name, outlet.pk if outlet else None)
        if key not in self._speakers:
            self._speakers[key] = self._find_speaker(name, outlet, line)
        speaker = self._speakers[key]
        return speaker.pk if speaker else None

    def _find_speaker(self, name: str, outlet: Outlet | None, line: int) -> Speaker | None:
        known = list(Speaker.objects.known_as(name))
        if len(known) > 1 and outlet:
            known = list(Speaker.objects.known_as(name).filter(turns__outlet=outlet)) or known
        if len(known) == 1:
            return known[0]
        if known:
            self._warn(line, "ambiguous_name", f"Several people are called {name}: choose one.")
            return None
        if len(name.split()) < 2:
            self._warn(line, "surname_only", f"“{name}” alone does not say who this is.")
            return None
        return Speaker.objects.create(name=name)

    def _is_name(self, name: str, line: int) -> bool:
        if len(name) <= NAME_LENGTH and any(char.isalnum() for char in name):
            return True
        self._warn(line, "not_a_name", f"“{name[:60]}…” is too long or odd for a name.")
        return False

    def _warn(self, line: int, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(line, code, message))


def as_json(warnings: Iterable[ParseWarning]) -> list[dict[str, object]]:
    """Warnings as they are stored and reported, in the order of the lines."""
    ordered = sorted(warnings, key=lambda warning: (warning.line, warning.code))
    return [{"line": w.line, "code": w.code, "message": w.message} for w in ordered]
