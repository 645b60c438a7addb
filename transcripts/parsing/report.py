"""A parsed transcript in words: what was understood, for the editor who has to check it."""

from collections import Counter
from collections.abc import Iterator

from .transcript import TURN_KINDS, ParsedTranscript, ParsedTurn

_HEAD = ("title", "byline", "kind", "date", "place", "language", "delivery", "source_url")


def describe(name: str, parsed: ParsedTranscript) -> str:
    """The report on one transcript: head, speakers, exchanges, warnings, what was left out."""
    return "\n".join([name, *(f"  {line}".rstrip() for line in _lines(parsed)), ""])


def _lines(parsed: ParsedTranscript) -> Iterator[str]:
    for field in _HEAD:
        value = getattr(parsed.event, field)
        yield f"{field.replace('_', ' ').capitalize() + ':':<12}{'?' if value is None else value}"
    kinds = Counter(turn.kind for turn in parsed.turns)
    counts = ", ".join(_counted(kinds[kind], kind) for kind in TURN_KINDS if kinds[kind])
    yield f"{'Turns:':<12}{len(parsed.turns)}{f' ({counts})' if counts else ''}"
    yield from _section("Speakers", _speakers(parsed))
    yield from _section("Exchanges", _exchanges(parsed))
    yield from _section("Warnings", _warnings(parsed))
    yield from _section("Left out", _left_out(parsed))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    yield ""
    yield f"{title}: {len(found)}" if found else f"{title}: none"
    yield from (f"  {line}" for line in found)


def _speakers(parsed: ParsedTranscript) -> Iterator[str]:
    turns = Counter(_who(turn) for turn in parsed.turns)
    for who, count in turns.items():
        yield f"{who}: {_counted(count, 'turn')}"


def _who(turn: ParsedTurn) -> str:
    about = ", ".join(part for part in (turn.role, turn.outlet) if part)
    return f"{turn.speaker or 'unknown'} ({about})" if about else turn.speaker or "unknown"


def _exchanges(parsed: ParsedTranscript) -> Iterator[str]:
    for number, exchange in enumerate(parsed.exchanges, start=1):
        asker = parsed.turn(exchange.questions[0])
        outlet = f" ({asker.outlet})" if asker.outlet else ""
        questions = _counted(len(exchange.questions), "question")
        answers = _counted(len(exchange.answers), "answer")
        yield f"{number}. {asker.speaker or 'unknown'}{outlet}: {questions}, {answers}"


def _warnings(parsed: ParsedTranscript) -> Iterator[str]:
    for warning in parsed.warnings:
        yield f"line {warning.line}: {warning.message} [{warning.code}]"


def _left_out(parsed: ParsedTranscript) -> Iterator[str]:
    reasons: dict[str, list[int]] = {}
    for span in parsed.spans:
        if span.what.startswith("skipped:"):
            reason = span.what.removeprefix("skipped:").replace("_", " ")
            reasons.setdefault(reason, []).append(span.end - span.start)
    for reason, sizes in reasons.items():
        yield f"{reason}: {_counted(len(sizes), 'place')}, {_counted(sum(sizes), 'character')}"


def _counted(number: int, thing: str) -> str:
    plural = thing if thing == "moderation" else f"{thing}s"
    return f"{number} {thing if number == 1 else plural}"
