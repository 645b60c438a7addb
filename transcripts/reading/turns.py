"""A turn as it is read: paragraph by paragraph, with marks that lead to each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from transcripts.models import Turn
from transcripts.models.paragraphs import Paragraph
from transcripts.parsing.languages import language_of
from transcripts.parsing.vocabulary import load_vocabulary
from transcripts.search.highlight import Excerpt

SAMPLE = 600  # characters of a turn that tell its language


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph with its words, in which `first` is the number of the first mark."""

    paragraph: Paragraph
    address: str  # within a page: TURN-KEY
    words: Excerpt
    first: int

    def html(self, marks: int) -> SafeString:
        """The paragraph letter by letter, escaped. Each of the page's `marks` marks is an anchor,
        followed by links to its neighbours, which show where the mark is the page's target. They
        have no text, so the paragraph's is what was said and nothing else."""
        number = self.first - 1
        pieces: list[str] = []
        for text, is_mark in self.words.pieces():
            if is_mark:
                number += 1
                text = format_html('<mark id="m{}">{}</mark>{}', number, text, walk(number, marks))
            pieces.append(text)
        return format_html_join("", "{}", ((piece,) for piece in pieces))


def walk(number: int, marks: int) -> SafeString:
    """Links from a mark to the ones before and after it; from the last on to the first."""
    if marks == 1:
        return SafeString()
    before, after = (number - 2) % marks + 1, number % marks + 1
    return format_html(
        '<span class="walk" data-place="{} of {}">'
        '<a href="#m{}" aria-label="Previous mark"></a><a href="#m{}" aria-label="Next mark"></a>'
        "</span>",
        *(number, marks, before, after),
    )


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """A turn with its words, marked where they were searched for."""

    turn: Turn
    words: Excerpt
    first: int  # the number of its first mark in the page
    event_language: str

    @property
    def language(self) -> str:
        """The event's, unless the words are plainly of another: events can be bilingual."""
        return language_of(self.turn.text[:SAMPLE], load_vocabulary()) or self.event_language

    @property
    def marks(self) -> int:
        """How many marks the turn has; one that goes over a line's end counts in both lines."""
        return sum(len(line.marks) for line in self.words.lines())

    @property
    def paragraphs(self) -> Iterator[ReadParagraph]:
        number = self.first
        for paragraph, line in zip(self.turn.paragraphs, self.words.lines(), strict=True):
            address = f"{self.turn.public_id}-{paragraph.key}"
            yield ReadParagraph(paragraph, address, line, number)
            number += len(line.marks)
