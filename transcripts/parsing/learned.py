"""What is known of a page's labels so far: candidates that are open, labels, and warnings.

The steps that decide which candidates are labels share it: learning.py, introduced.py and
bare_lines.py.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from .candidates import INLINE, Candidate
from .cast import Cast
from .label_parts import SURE, WEAK, LabelParts
from .label_reading import read_label
from .lines import Line
from .people import name_words
from .transcript import ParseWarning
from .vocabulary import Vocabulary
from .words import fold

_LONGEST_QUESTION = 10  # lines

Predicate = Callable[[Candidate], bool]


class Learned:
    """The candidates that are `open` and the `labels`, both by line."""

    def __init__(
        self,
        lines: Sequence[Line],
        candidates: Mapping[int, Candidate],
        body: int,
        cast: Cast,
        vocabulary: Vocabulary,
    ) -> None:
        self.lines = lines
        self.body = body
        self.cast = cast
        self.vocabulary = vocabulary
        self.open = {at: self._named(c) for at, c in candidates.items() if at >= body}
        self._leave_numbers()
        self.labels: dict[int, Candidate] = {}
        self.spoken_of: set[int] = set()  # lines that begin with a name of whom somebody speaks
        self.warnings: list[ParseWarning] = []
        self.times = Counter((c.key, c.has_colon) for c in self.open.values())
        self.places = Counter(c.place for c in self.open.values())
        self.strong = Counter(c.place for c in self.open.values() if c.parts.strength > WEAK)

    def take(self, is_label: Predicate) -> None:
        for at in [at for at, candidate in self.open.items() if is_label(candidate)]:
            self.accept(at)

    def take_unsure(self, is_label: Predicate) -> None:
        for at in [at for at, c in self.open.items() if c.place == INLINE and is_label(c)]:
            message = f"“{self.printed(self.open[at])}” stands once; check that it is a speaker."
            self.warn(at, "label_seen_once", message)
            self.accept(at)

    def accept(self, at: int) -> None:
        candidate = self.open.pop(at)
        self.labels[at] = candidate
        self.cast.recognise(candidate.parts)

    def knows(self, candidate: Candidate) -> bool:
        """Whether a label is that of somebody known, and not only of whom somebody speaks."""
        return candidate.line not in self.spoken_of and self.cast.knows(candidate.parts)

    def labels_above(self, at: int) -> list[Candidate]:
        """The labels that may end in the line above."""
        return [self.labels[above] for above in (at - 2, at - 1) if above in self.labels]

    def is_number(self, candidate: Candidate) -> bool:
        """`Two`: a surname that is also how sentences begin."""
        name = candidate.parts.name or ""
        return candidate.parts.strength == WEAK and fold(name) in self.vocabulary.openers

    def in_capitals(self, candidate: Candidate) -> bool:
        name = candidate.parts.name or candidate.parts.role_text or ""
        return len(name) > 2 and name == name.upper() and bool(name_words(name))

    def is_asked_behind(self, candidate: Candidate) -> bool:
        """Whether a question follows before anybody else speaks."""
        first = candidate.line + (candidate.place != INLINE)
        behind = range(candidate.line + 1, min(first + _LONGEST_QUESTION, len(self.lines)))
        next_label = (at for at in behind if at in self.labels or at in self.open)
        return any("?" in line.text for line in self.lines[first : next(next_label, behind.stop)])

    def printed(self, candidate: Candidate) -> str:
        line = self.lines[candidate.line]
        return line.text[: candidate.end - line.start][:80]

    def warn(self, at: int, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(self.lines[at].number, code, message))

    def _named(self, candidate: Candidate) -> Candidate:
        """A surname of the head that is also a word for a role or an outlet: `HOST`, `Post`; or a
        name of the head that stands in brackets."""
        parts = candidate.parts
        if parts.name and parts.affiliation and not parts.outlet and self.cast.knows(parts):
            other = read_label(parts.affiliation, self.vocabulary)
            others = (other.people or (other,)) if other else ()
            # Captions name several as well.
            is_label = len(others) == 1 or (len(others) > 1 and candidate.has_colon)
            if is_label and all(self.cast.knows(o) and o.name != parts.name for o in others):
                # `Ada Example / Bo Sample` speak as one, as do `Ada Example, Bo Sample and Cy
                # Example`; who of them is left open.
                return candidate._replace(parts=LabelParts(strength=SURE, is_several=True))
        last = candidate.key.split()[-1]
        if parts.name or not (parts.is_unclear or last in self.vocabulary.also_surnames):
            return candidate
        name = parts.affiliation or self.printed(candidate).rstrip(" :")
        named = LabelParts(name=name, strength=SURE)
        return candidate._replace(parts=named) if self.cast.knows(named) else candidate

    def _leave_numbers(self) -> None:
        """`One: …`, `Two: …` count what is said, unless somebody of that name is known."""
        numbers = {c.key for c in self.open.values() if self.is_number(c)}
        if len(numbers) > 1:
            self.open = {
                at: c
                for at, c in self.open.items()
                if c.key not in numbers or self.cast.knows(c.parts)
            }
