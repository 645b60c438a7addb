"""A page in a title and a sentence, for lists of results and for whoever shares its address.

Whatever is told of what was said is a slice of it.
"""

from dataclasses import dataclass

from transcripts.models import Turn

from .gist import sentences, shortened
from .passages import Reading

MOST_OUTLETS = 6
WORDS = 150  # characters of what is quoted of one speaker


@dataclass(frozen=True, slots=True)
class InShort:
    title: str
    description: str


def event_in_short(reading: Reading) -> InShort:
    event = reading.event
    day = f"{event.date:%-d %B %Y}"
    outlets = list(
        dict.fromkeys(
            turn.outlet.name
            for read in reading.exchanges
            if (turn := read.passage.question) and turn.outlet
        )
    )
    asked = ""
    if reading.exchanges:
        more = len(outlets) - MOST_OUTLETS
        named = [*outlets[:MOST_OUTLETS], *([f"{more} more"] if more > 0 else [])]
        count = len(reading.exchanges)
        questions = f"{count} exchange{'s' if count > 1 else ''}"
        asked = f"; {questions} with {', '.join(named)}" if named else f"; {questions}"
    by = f" {event.byline}" if event.byline else ""
    told = f"{event.heading}{by}, {day}: the transcript, word for word{asked}."
    return InShort(f"{event.heading}, {day}", shortened(told, 300))


def passage_in_short(reading: Reading) -> InShort:
    """“Ada Example, 7 May 2031: “What is asked?” Beate Beispiel: “What is answered first …””"""
    read = reading.passages[0]
    event = reading.event
    day = f"{event.date:%-d %B %Y}"
    said = [(read.passage.question, read.gist)] if read.passage.question else []
    said += [(turn, _opening(turn)) for turn in read.passage.answerers[:1]]
    words = " ".join(
        f"{turn.name or turn.get_kind_display()}: “{text}”" for turn, text in said if turn and text
    )
    told = f"{event.heading}, {day}. {words}"
    return InShort(f"{read.passage.heading}, {day}", told)


def _opening(turn: Turn) -> str:
    """The beginning of what is said, up to the end of a sentence or of a word."""
    opening = ""
    for sentence in sentences(turn.text):
        at = turn.text.index(sentence)
        if opening and at + len(sentence) > WORDS:
            break
        opening = " ".join(turn.text[: at + len(sentence)].split())
        if len(opening) > WORDS // 3:
            break
    return shortened(opening, WORDS)
