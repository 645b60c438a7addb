"""Which candidates are labels: learned from the whole document, not from the line alone.

A colon behind a few words names a speaker only if something else says so: the byline, another
label of the same name, a role or an outlet that is known, or the way this page prints its labels.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from .candidates import BARE_LINE, DASHES, GAP, INLINE, OWN_LINE, STOP, TWO_LINES, Candidate
from .cast import Cast
from .label_parts import LIKELY, SURE, WEAK, LabelParts
from .lines import Line
from .people import name_words
from .transcript import ParseWarning
from .vocabulary import GUEST, JOURNALIST, Vocabulary
from .words import fold, tokens_of


def learn_labels(
    lines: Sequence[Line],
    candidates: Mapping[int, Candidate],
    body: int,
    cast: Cast,
    vocabulary: Vocabulary,
) -> tuple[dict[int, Candidate], list[ParseWarning]]:
    """The labels among the candidates, by line, and warnings about those that are unsure.

    The cast learns the people whom sure labels name.
    """
    learner = _Learner(lines, candidates, body, cast, vocabulary)
    learner.learn()
    return dict(sorted(learner.labels.items())), learner.warnings


_LONGEST_QUESTION = 10  # lines
# Lines of a moderator's words in which somebody who speaks next is introduced.
_LONGEST_INTRODUCTION = 30

Predicate = Callable[[Candidate], bool]


class _Learner:
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
        self.warnings: list[ParseWarning] = []
        self.times = Counter((c.key, c.has_colon) for c in self.open.values())
        self.places = Counter(c.place for c in self.open.values())
        self.strong = Counter(c.place for c in self.open.values() if c.parts.strength > WEAK)

    def learn(self) -> None:
        self._take(lambda c: c.has_colon and c.is_sure)
        self._take(self._is_marked_style)
        self._take(lambda c: c.has_colon and self.cast.knows(c.parts))
        self._take(self._is_repeated)
        self._take_outlets()
        self._take(lambda c: c.place in (OWN_LINE, TWO_LINES) and c.parts.strength == LIKELY)
        self._take(self._is_introduced)
        self._take_once()
        self._take_bare()
        for at, candidate in self.open.items():
            unclear = candidate.parts.is_unclear and candidate.has_colon
            if unclear or (candidate.place == INLINE and candidate.parts.strength < SURE):
                message = (
                    f"“{self._printed(candidate)}” looks like a label, but nothing else says that "
                    "somebody of this name speaks; it was left in the text."
                )
                self._warn(at, "label_not_taken", message)

    def _named(self, candidate: Candidate) -> Candidate:
        """A surname of the head that is also a word for a role or an outlet: `HOST`, `Post`; or a
        name of the head that stands in brackets."""
        parts = candidate.parts
        last = candidate.key.split()[-1]
        if parts.name or not (parts.is_unclear or last in self.vocabulary.also_surnames):
            return candidate
        name = parts.affiliation or self._printed(candidate).rstrip(" :")
        named = LabelParts(name=name, strength=SURE)
        return candidate._replace(parts=named) if self.cast.knows(named) else candidate

    def _leave_numbers(self) -> None:
        """`One: …`, `Two: …` count what is said, unless somebody of that name is known."""
        numbers = {c.key for c in self.open.values() if self._is_number(c)}
        if len(numbers) > 1:
            self.open = {
                at: c
                for at, c in self.open.items()
                if c.key not in numbers or self.cast.knows(c.parts)
            }

    def _take(self, is_label: Predicate) -> None:
        for at in [at for at, candidate in self.open.items() if is_label(candidate)]:
            self._accept(at)

    def _accept(self, at: int) -> None:
        candidate = self.open.pop(at)
        self.labels[at] = candidate
        self.cast.recognise(candidate.parts)

    def _is_repeated(self, candidate: Candidate) -> bool:
        """Whether a label with a colon stands several times and may be somebody's."""
        nobody = candidate.parts.is_unclear and candidate.parts.is_nobody
        is_told = not nobody and not self._is_number(candidate)
        return candidate.has_colon and self.times[candidate.key, True] > 1 and is_told

    def _take_outlets(self) -> None:
        """`(Filler Kanal): …`, where whoever it is asks each time."""
        unclear: dict[str, list[int]] = {}
        for at, candidate in self.open.items():
            parts = candidate.parts
            if parts.is_unclear and parts.affiliation and not parts.marker and candidate.has_colon:
                unclear.setdefault(candidate.key, []).append(at)
        for places in unclear.values():
            if len(places) < 2 or not all(self._is_asked_behind(self.open[at]) for at in places):
                continue
            for at in places:
                outlet = self.open[at].parts.affiliation
                parts = LabelParts(outlet=outlet, affiliation=outlet, strength=SURE)
                self.open[at] = self.open[at]._replace(parts=parts)
                self._accept(at)

    def _is_number(self, candidate: Candidate) -> bool:
        """`Two`: a surname that is also how sentences begin."""
        name = candidate.parts.name or ""
        return candidate.parts.strength == WEAK and fold(name) in self.vocabulary.openers

    def _is_marked_style(self, candidate: Candidate) -> bool:
        """Labels without a colon but with a dash or a gap count where a page prints them so."""
        parts, place = candidate.parts, candidate.place
        if place not in (DASHES, GAP, STOP) or self.places[place] < 2:
            return False
        known = parts.name is not None and self.cast.knows(parts)
        repeated = self.times[candidate.key, False] > 1
        if parts.strength == WEAK:
            return known and repeated
        return self.strong[place] > 1 and (parts.strength == SURE or known or repeated)

    def _is_introduced(self, candidate: Candidate) -> bool:
        """A surname alone, behind words of a moderator that hold the full name."""
        if candidate.place != INLINE or candidate.parts.strength != WEAK:
            return False
        if not candidate.parts.name:
            return False
        nearest = range(candidate.line - 1, candidate.line - _LONGEST_INTRODUCTION, -1)
        before = next((at for at in nearest if at in self.labels), None)
        if before is None:
            return False
        moderator = self.labels[before].parts
        if moderator.role is None or moderator.role.side in (GUEST, JOURNALIST):
            return False
        full = self._full_name(candidate.parts, before, candidate.line)
        if full:
            self.cast.recognise(LabelParts(name=full, role=moderator.role))
        return full is not None

    def _full_name(self, parts: LabelParts, first: int, behind: int) -> str | None:
        """The first name and surname that the lines before a label print, if they print one."""
        surname = re.escape(parts.name or "")
        names = set()
        for line in self.lines[first:behind]:
            for match in re.finditer(rf"([^\W\d_][\w'’-]{{1,30}}) {surname}\b", line.text[:5000]):
                word = fold(match[1])
                if match[1][0].isupper() and word not in self.vocabulary.openers:
                    names.add(match[0])
        return names.pop() if len(names) == 1 else None

    def _take_once(self) -> None:
        """Names that stand once before a colon, on a page whose labels look like them."""
        has_labels = bool(self.labels)
        named = [c for c in self.labels.values() if c.parts.name and not c.parts.outlet]
        in_capitals = len(named) > 2 and all(map(self._in_capitals, named))
        self._take_unsure(
            lambda c: (
                c.parts.strength == LIKELY
                and (has_labels or c.line == self.body or self._in_capitals(c))
                and (not in_capitals or self._in_capitals(c))
            )
        )
        self._take(lambda c: c.has_colon and self.cast.knows(c.parts))
        if any(self._in_capitals(label) for label in self.labels.values()):
            self._take_unsure(self._in_capitals)

    def _take_unsure(self, is_label: Predicate) -> None:
        for at in [at for at, c in self.open.items() if c.place == INLINE and is_label(c)]:
            message = f"“{self._printed(self.open[at])}” stands once; check that it is a speaker."
            self._warn(at, "label_seen_once", message)
            self._accept(at)

    def _take_bare(self) -> None:
        """Names and roles on lines of their own without a colon."""
        bare = {
            at: c for at, c in self.open.items() if c.place == BARE_LINE and self._has_words(at)
        }
        with_colon = {label.key for label in self.labels.values() if label.has_colon}
        repeated = Counter(c.key for c in bare.values())
        known = (
            c.is_sure or (repeated[c.key] > 1 and self.cast.knows(c.parts)) for c in bare.values()
        )
        style = sum(known) > 1
        for at, candidate in bare.items():
            often = repeated[candidate.key] > 1
            asks = self._may_ask(candidate) and (often or at > self.body)  # there the place stands
            if not self._is_bare_label(candidate, with_colon, often=often, style=style):
                if not asks:
                    continue
                printed = self._printed(candidate)
                if not often and (with_colon or not style):
                    message = f"“{printed}” may be a label; it was left in the text."
                    self._warn(at, "label_not_taken", message)
                    continue
                if not often:
                    message = f"“{printed}” stands once; check that it is a speaker."
                    self._warn(at, "label_seen_once", message)
            if with_colon:
                message = f"“{self._printed(candidate)}” has no colon; it was read as a label."
                self._warn(at, "label_without_colon", message)
            self._accept(at)

    def _is_bare_label(
        self, candidate: Candidate, with_colon: set[str], *, often: bool, style: bool
    ) -> bool:
        """Whether a line without a colon is surely a label, by those of the page that have one."""
        parts = candidate.parts
        if candidate.key in with_colon:
            return True
        if candidate.is_sure and parts.name and (parts.outlet or parts.role):
            fits = not with_colon or self.cast.knows(parts) or parts.outlet is not None
            first = candidate.line == self.body and not parts.affiliation  # `…, Excellencies`
            return fits and (style or first or bool(with_colon))
        if with_colon:
            return parts.outlet is not None and not parts.name and self._is_asked_behind(candidate)
        if candidate.is_sure:
            return style
        return (often and parts.strength == LIKELY) or (style and self.cast.knows(parts))

    def _may_ask(self, candidate: Candidate) -> bool:
        """Whether a line is a name and something unknown behind it, as the label of a journalist
        is, and a question follows before anybody else speaks."""
        parts = candidate.parts
        if not (parts.name and parts.affiliation) or parts.strength == WEAK:
            return False
        if ". (" in self._printed(candidate):
            return False  # somebody is called on: `Ada Example, Example Body. (Applause.)`
        return self._is_asked_behind(candidate)

    def _is_asked_behind(self, candidate: Candidate) -> bool:
        """Whether a question follows before anybody else speaks."""
        first = candidate.line + (candidate.place != INLINE)
        behind = range(candidate.line + 1, min(first + _LONGEST_QUESTION, len(self.lines)))
        next_label = (at for at in behind if at in self.labels or at in self.open)
        return any("?" in line.text for line in self.lines[first : next(next_label, behind.stop)])

    def _has_words(self, at: int) -> bool:
        """Whether words follow a line: with another label behind it, it is a caption."""
        return at + 1 < len(self.lines) and at + 1 not in self.labels

    def _is_body(self, candidate: Candidate) -> bool:
        """Whether a name holds a word that bodies have in theirs: `Filler Group`."""
        tokens = tokens_of(candidate.parts.name or "")
        return self.vocabulary.organisation_hints.find(tokens) is not None

    def _in_capitals(self, candidate: Candidate) -> bool:
        name = candidate.parts.name or candidate.parts.role_text or ""
        return len(name) > 2 and name == name.upper() and bool(name_words(name))

    def _printed(self, candidate: Candidate) -> str:
        line = self.lines[candidate.line]
        return line.text[: candidate.end - line.start][:80]

    def _warn(self, at: int, code: str, message: str) -> None:
        self.warnings.append(ParseWarning(self.lines[at].number, code, message))
