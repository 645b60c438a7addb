"""What a label says: who speaks, as what, for which outlet."""

from dataclasses import dataclass

from .vocabulary import Role

QUESTION, ANSWER = "question", "answer"

# How much a label says for itself.
WEAK, LIKELY, SURE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class LabelParts:
    """A label taken apart; all texts as printed. `affiliation` is what stands where an outlet
    would and is not known to be one. `is_unclear`: nothing tells whether the words of the label
    are a name or an outlet. `is_untold`: the label says of its outlet that nobody knows it.
    `is_several`: the label is that of several `people` at once, `Both` or `Role and Role`."""

    marker: str | None = None
    name: str | None = None
    role: Role | None = None
    role_text: str | None = None
    outlet: str | None = None
    affiliation: str | None = None
    strength: int = WEAK
    is_unclear: bool = False
    is_untold: bool = False
    is_several: bool = False
    people: tuple["LabelParts", ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether a label names nobody: two people who speak at once."""
        return not (self.marker or self.name or self.role or self.outlet)
