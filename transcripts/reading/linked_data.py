"""What pages say of themselves to programs, in the words of schema.org.

Only what the archive knows: the day is that of the event, and nothing is said of who organised it.
https://schema.org/Event, https://schema.org/Question and https://schema.org/QAPage.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from transcripts.models import Event, Turn

from .passages import Reading, ReadPassage

Data = dict[str, Any]
Absolute = Callable[[str], str]  # an address of the archive → one that works elsewhere
_UNSAFE = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def as_script(data: Data, *, fictional: bool = False) -> SafeString:
    """JSON-LD that cannot end the element around it; of a fictional archive, it says so."""
    if fictional:
        data = data | {"creativeWorkStatus": "FICTIONAL: all of this is invented."}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return mark_safe(text)  # noqa: S308 - whatever is of HTML was taken out of it


def of_event(reading: Reading, absolute: Absolute) -> Data:
    """The event, with its questions by name and address; their words are in the page."""
    event = reading.event
    address = absolute(event.get_absolute_url())
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": event.heading,
        "url": address,
        **_known(
            description=event.byline,
            inLanguage=event.language,
            isBasedOn=event.source_url,
            about=_event(event, address, reading),
            hasPart=[
                {"@type": "Question", "name": one.gist, "url": absolute(_page(one))}
                | _known(author=_person(one.passage.question))
                for one in reading.exchanges
                if one.gist
            ],
        ),
    }


def of_passage(reading: Reading, absolute: Absolute) -> Data:
    """An exchange as a question with its answers, word for word; a statement as an article."""
    part = reading.passages[0]
    event = reading.event
    whole = {
        "isPartOf": {
            "@type": "NewsArticle",
            "headline": event.heading,
            "url": absolute(event.get_absolute_url()),
        },
        **_known(inLanguage=event.language, isBasedOn=event.source_url),
    }
    said = [read.turn for read in part.turns if read.turn.kind in (Turn.Kind.ANSWER, "statement")]
    question = part.passage.question
    page = {"@context": "https://schema.org", "url": absolute(_page(part))}
    if question is None:
        authors = [person for turn in said if (person := _person(turn))]
        words = "\n\n".join(turn.text for turn in said)
        article = {"@type": "NewsArticle", "headline": part.passage.heading, "articleBody": words}
        return page | article | whole | _known(author=authors)
    asked = {
        "@type": "Question",
        "name": part.gist or part.passage.heading,
        "text": question.text,
        "dateCreated": event.date.isoformat(),
        "answerCount": len(said),
        **_known(author=_person(question), acceptedAnswer=_answers(said, whole["isPartOf"]["url"])),
    }
    return page | {"@type": "QAPage", "name": part.passage.heading, "mainEntity": asked} | whole


def _event(event: Event, address: str, reading: Reading) -> Data:
    return {
        "@type": "Event",
        "@id": f"{address}#event",
        "name": event.heading,
        "startDate": event.date.isoformat(),
        **_known(
            location=_named("Place", event.place),
            performer=[_named("Person", it.speaker.name, it.role) for it in reading.hosts],
        ),
    }


def _answers(turns: Iterable[Turn], page: str) -> list[Data]:
    return [
        {"@type": "Answer", "text": turn.text, "url": f"{page}#{turn.public_id}"}
        | _known(author=_person(turn))
        for turn in turns
    ]


def _page(part: ReadPassage) -> str:
    return part.passage.get_absolute_url()


def _person(turn: Turn | None) -> Data | None:
    if turn is None or not turn.name:
        return None
    outlet = turn.outlet_called
    works_for = _known(affiliation=_named("Organization", outlet))
    return (_named("Person", turn.name, turn.role) or {}) | works_for


def _named(kind: str, name: str, role: str = "") -> Data | None:
    return {"@type": kind, "name": name} | _known(jobTitle=role) if name else None


def _known(**values: Any) -> Data:
    """What is not empty: an unknown value is not said."""
    return {name: value for name, value in values.items() if value}
