"""Turns → passages: exchanges and statements, which cover all turns in order."""

from collections.abc import Sequence

from .transcript import ParsedPassage
from .turns import Utterance


def make_passages(utterances: Sequence[Utterance]) -> tuple[ParsedPassage, ...]:
    """Cut the turns into passages.

    An exchange starts with the moderation directly before a question of somebody else than before;
    whoever is anonymous is somebody else. A statement starts with the moderation directly before a
    statement of another speaker.
    """
    starts: list[int] = []
    exchange: Utterance | None = None  # the question that opened the exchange we are in
    stating: Utterance | None = None
    in_exchange: set[int] = set()
    for at, turn in enumerate(utterances):
        floor = starts[-1] if starts else 0
        if turn.kind == "question":
            if exchange is None or not _same_asker(exchange, turn):
                starts.append(_with_moderation(utterances, at, floor))
                in_exchange.add(starts[-1])
                exchange, stating = turn, None
        elif turn.kind == "statement" and (
            exchange is not None or (stating is not None and stating.person is not turn.person)
        ):
            starts.append(_with_moderation(utterances, at, floor))
            exchange, stating = None, turn
        elif turn.kind == "statement":
            stating = turn
        if not starts:
            starts.append(0)
    closing = _closing_moderation(utterances, starts[-1] if starts else 0)
    if closing is not None and exchange is not None:
        starts.append(closing)
    starts = sorted(set(starts))
    ends = [*starts[1:], len(utterances)] if starts else []
    return tuple(
        _passage(number, utterances, start, end, is_exchange=start in in_exchange)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )


def _with_moderation(utterances: Sequence[Utterance], at: int, floor: int) -> int:
    """Where the moderation directly before a turn starts, not before the passage it stands in."""
    while at > floor and utterances[at - 1].kind == "moderation":
        at -= 1
    return at


def _same_asker(one: Utterance, other: Utterance) -> bool:
    """Whether two questions are known to be one person's; a host asks anew each time."""
    if one.is_host or other.is_host:
        return False
    if other.person is not None and other.person.is_interpreter:
        return True  # the question is asked again in another language
    if one.person is not None and other.person is not None:
        return one.person is other.person
    return one.speaker is not None and (one.speaker, one.outlet) == (other.speaker, other.outlet)


def _closing_moderation(utterances: Sequence[Utterance], floor: int) -> int | None:
    """Where moderation starts that ends the event; None where it ends otherwise."""
    start = _with_moderation(utterances, len(utterances), floor)
    return start if floor < start < len(utterances) else None


def _passage(
    position: int, utterances: Sequence[Utterance], start: int, end: int, *, is_exchange: bool
) -> ParsedPassage:
    def of_kind(kind: str) -> tuple[int, ...]:
        return tuple(at + 1 for at in range(start, end) if utterances[at].kind == kind)

    turns = tuple(range(start + 1, end + 1))
    if not is_exchange:
        return ParsedPassage(position, "statement", turns)
    return ParsedPassage(position, "exchange", turns, of_kind("question"), of_kind("answer"))
