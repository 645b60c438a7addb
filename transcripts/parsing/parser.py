"""text → ParsedTranscript: the steps, in order. Each has a module of its own."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from .alternating import part_alternating, stressed_among
from .askers import introduce_askers
from .cast import Cast
from .completion import complete
from .event_kinds import event_kind
from .front_matter import find_front_matter
from .head import Head
from .header import read_head
from .hosts import HOSTED
from .kinds import set_kinds
from .labels import find_candidates
from .languages import SAMPLE, language_of
from .learning import learn_labels
from .lines import split_lines
from .marks import marks_of
from .mid_line import find_mid_line_labels
from .missed_labels import warn_of_missed_labels
from .numbered import side_numbered
from .passages import make_passages
from .people import people_of
from .regions import Outside
from .repair import is_plain
from .speakers import name_speakers
from .transcript import Found, ParsedEvent, ParsedTranscript, ParsedTurn, Region, Span
from .turns import Body, Utterance, cut_into_turns, heading_of_questions
from .unlabelled import part_answers, part_questions
from .vocabulary import Vocabulary, load_vocabulary
from .warnings import warn_of_text


def parse(
    text: str,
    vocabulary: Vocabulary | None = None,
    *,
    regions: Sequence[Region] = (),
    stressed: Sequence[tuple[int, int]] = (),
    found: Mapping[str, Found] | None = None,
    given: Mapping[str, Any] | None = None,
) -> ParsedTranscript:
    """Take a transcript apart. Never raises, whatever the text; what is unsure is a warning.

    `text` has `\\n` for newlines; all offsets are into it. `vocabulary` is what is known about
    words, by default that of fixtures/parsing.toml. `regions` are what the file's markup says
    that nobody spoke, beside the marks of labels and headings; `stressed` are the paragraphs that
    it prints bold. `found` is what it says about the event, `given` what a person said, both by the
    names of ParsedEvent's fields: see `complete`.
    """
    words = vocabulary or load_vocabulary()
    front_matter = find_front_matter(text)
    start = front_matter.end if front_matter else 0
    plain = is_plain(text)
    marks = marks_of(text, is_plain=plain)
    outside = Outside(text, [*regions, *marks], start, is_plain=plain)
    lines = split_lines(outside, start)
    candidates = find_candidates(lines, words)
    head = read_head(lines, candidates, words, is_plain=outside.is_plain)
    bylines, titles = (_told(name, head, given or {}, found or {}) for name in ("byline", "title"))
    cast = Cast(
        people_of([*bylines, *titles, *head.named], words), _text_of_head(outside.text, head), words
    )
    labels, unsure = learn_labels(lines, candidates, head.body, cast, words)
    by_line, flattened = find_mid_line_labels(lines, head.body, labels, cast, words)
    body = cut_into_turns(outside, lines, head.body, by_line, words)
    numbered = side_numbered(body.utterances, cast)
    asked = any(turn.marker == "question" or _has_outlet(turn) for turn in body.utterances)
    title, byline = (next(iter(told), None) for told in (titles, bylines))
    kind = event_kind(title, byline, asked=asked, vocabulary=words)
    warnings = [*head.warnings, *unsure, *flattened, *body.warnings, *numbered]
    warnings += name_speakers(body.utterances, cast, kind)
    set_kinds(body.utterances, kind, words)
    warnings += part_answers(body.utterances, outside, cast)
    if kind not in HOSTED:
        warnings += part_questions(body.utterances, outside, cast, words)
    warnings += part_alternating(
        body.utterances,
        outside,
        cast,
        kind,
        stressed=stressed_among(text, stressed),
        heading=heading_of_questions(body.spans, outside.text),
    )
    told = {warning.line for warning in unsure}
    warnings += warn_of_missed_labels(lines, body.utterances, told, words)
    warnings += introduce_askers(body.utterances, cast, words)
    warnings += warn_of_text(outside, lines, candidates, body.utterances)
    event = ParsedEvent(
        title=head.title,
        byline=head.byline,
        date=head.day,
        kind=kind,
        place=head.place,
        language=language_of(_first_words(body.utterances, SAMPLE), words),
        delivery=head.delivery,
    )
    spans = [*outside.cut([*head.spans, *body.spans, *_spans_of(body)]), *outside.spans()]
    if front_matter:
        spans.append(Span(0, len(text[: front_matter.end].rstrip()), "skipped:front_matter"))
    parsed = ParsedTranscript(
        event=event,
        turns=tuple(_turn(at, turn) for at, turn in enumerate(body.utterances, start=1)),
        passages=make_passages(body.utterances),
        spans=tuple(sorted(spans, key=attrgetter("start", "end"))),
        warnings=tuple(sorted(warnings, key=attrgetter("line", "code"))),
    )
    return complete(parsed, given or {}, found)


def _has_outlet(turn: Utterance) -> bool:
    return turn.label is not None and turn.label.parts.outlet is not None


def _told(name: str, head: Head, given: Mapping[str, Any], found: Mapping[str, Found]) -> list[str]:
    """What is told for a title or byline: by a person, by the text, by the page's markup."""
    markup = found[name].value if name in found else None
    told = (given.get(name), getattr(head, name), markup)
    return [text for text in told if isinstance(text, str) and text]


def _text_of_head(text: str, head: Head) -> str:
    return "\n".join(text[span.start : span.end] for span in head.spans[-50:])


def _first_words(utterances: Sequence[Utterance], most: int) -> str:
    """What is said first, so many characters or more."""
    said: list[str] = []
    for turn in utterances:
        if most < 0:
            break
        said.append(turn.text)
        most -= len(turn.text) + 1
    return " ".join(said)


def _turn(position: int, turn: Utterance) -> ParsedTurn:
    person, parts = turn.person, turn.label.parts if turn.label else None
    printed = parts.role_text if parts else None
    known = person.role_text if person else None
    # A rank alone says less than the role that the head or another label gives.
    role = (printed or known) if parts and parts.role else (known or printed)
    return ParsedTurn(
        position=position,
        kind=turn.kind,
        speaker=turn.speaker,
        role=role,
        outlet=turn.outlet,
        label=turn.printed_label,
        text=turn.text,
        start=turn.start,
        end=turn.end,
    )


def _spans_of(body: Body) -> Sequence[Span]:
    spans: list[Span] = []
    for position, turn in enumerate(body.utterances, start=1):
        if turn.label:
            spans.append(Span(turn.label.start, turn.label.end, "label", position))
        spans += (Span(start, end, "text", position) for start, end in turn.pieces)
    return spans
