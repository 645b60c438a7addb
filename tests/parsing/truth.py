"""Comparing a parsed transcript with what a person says it should be (cases/*.expected.json).

The rules, in words: title, byline, date and kind are as written down or one of the alternatives
under `accept`. Turns are found by their opening words, in order; each has the kind, speaker and
outlet written down, where a name that no label gives may also be missing, but never be another.
There are no further turns. Each question has the answers written down, or stands in the exchange
of an earlier question of the same asker. Every character that is not blank lies in one span.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from transcripts.parsing import ParsedTranscript, ParsedTurn

CASES = Path(__file__).parent / "cases"
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
REAL = FIXTURES / "transcripts" / "2024-10-16-pre-ministerial-press-conference.txt"


def case_names() -> list[str]:
    return sorted(
        path.name.removesuffix(".expected.json") for path in CASES.glob("*.expected.json")
    )


@cache
def case_text(name: str) -> str:
    path = REAL if name == "case00" else CASES / f"{name}.txt"
    return path.read_text(encoding="utf-8")


def case_truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((CASES / f"{name}.expected.json").read_text("utf-8"))
    return truth


def faults(truth: dict[str, Any], parsed: ParsedTranscript, source: str) -> list[str]:
    """Where a parsed transcript is not what it should be; empty where it is."""
    found = _pair(truth["turns"], parsed.turns)
    missing = [
        f"no turn {want['position']}" for want in truth["turns"] if want["position"] not in found
    ]
    extra = len(parsed.turns) - len(found)
    if extra and len(parsed.turns) not in truth["accept"].get("turn_count", []):
        missing.append(f"{extra} turns too many")
    return [
        *_faults_of_event(truth, parsed),
        *missing,
        *_faults_of_turns(truth, found),
        *_faults_of_exchanges(truth, parsed, found),
        *uncovered(parsed, source),
    ]


def uncovered(parsed: ParsedTranscript, source: str) -> list[str]:
    """Characters that are not blank and in no span, and spans that overlap."""
    out: list[str] = []
    last = 0
    for span in sorted(parsed.spans, key=lambda span: (span.start, span.end)):
        if span.start < last:
            out.append(f"{span} overlaps the one before it")
        if lost := source[last : span.start].strip():
            out.append(f"in no span: {lost[:40]!r}")
        last = max(last, span.end)
    if lost := source[last:].strip():
        out.append(f"in no span: {lost[:40]!r}")
    return out


def _faults_of_event(truth: dict[str, Any], parsed: ParsedTranscript) -> Iterator[str]:
    event = parsed.as_json()["event"]
    for field in ("title", "byline", "date", "kind"):
        allowed = [truth["event"][field], *truth["accept"].get(f"event.{field}", [])]
        if event[field] not in allowed:
            yield f"{field} is {event[field]!r}, not {allowed[0]!r}"


def _faults_of_turns(truth: dict[str, Any], found: dict[int, ParsedTurn]) -> Iterator[str]:
    for want in truth["turns"]:
        turn = found.get(want["position"])
        if turn is None:
            continue
        for field in ("kind", "speaker", "outlet"):
            allowed = [want[field], *truth["accept"].get(f"{field}@{want['position']}", [])]
            if field != "kind" and want["name_from"] != "label":
                allowed.append(None)
            got = getattr(turn, field)
            if _folded(got) not in map(_folded, allowed):
                yield f"turn {want['position']}: {field} is {got!r}, not {want[field]!r}"


def _faults_of_exchanges(
    truth: dict[str, Any], parsed: ParsedTranscript, found: dict[int, ParsedTurn]
) -> Iterator[str]:
    here = {position: turn.position for position, turn in found.items()}
    for want in truth["exchanges"]:
        question = want["question"]
        if not {question, *want["answers"]} <= here.keys():
            continue
        exchange = next((e for e in parsed.exchanges if here[question] in e.questions), None)
        if exchange is None:
            if "moderation" not in truth["accept"].get(f"kind@{question}", []):
                yield f"question {question} is in no exchange"
            continue
        options = [want["answers"], *truth["accept"].get(f"answers_of@{question}", [])]
        answers = [{here[position] for position in option} for option in options]
        if not any(option <= set(exchange.answers) for option in answers):
            yield f"question {question} has the answers {exchange.answers}"


def _pair(wanted: list[dict[str, Any]], turns: tuple[ParsedTurn, ...]) -> dict[int, ParsedTurn]:
    """The parsed turn for each position written down, found by its opening words."""
    found: dict[int, ParsedTurn] = {}
    start = 0
    for want in wanted:
        for at in range(start, len(turns)):
            if " ".join(turns[at].text.split()[:5]) == " ".join(want["starts_with"].split()):
                found[want["position"]] = turns[at]
                start = at + 1
                break
    return found


def _folded(name: str | None) -> str:
    return (name or "").casefold()
