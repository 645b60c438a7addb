"""Lines that nobody said: the website around the text, stamps, captions, headings, notes."""

import re

from .dates import FoundDate, find_dates
from .lines import Line
from .persons import read_person
from .times import without_times
from .vocabulary import Vocabulary
from .words import Token, fold, tokens_of

_BULLET = re.compile(r"[•·▪]\s*|[*\-–—]\s+")
_RULE = re.compile(r"[\W_]{1,200}")
_IMAGE = re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,500}\)[\s|]*")
_MEDIA = re.compile(
    r"\.(?:mp3|mp4|wav|ram?|wmv|jpg)\b|\b\d+(?:[.,]\d+)? ?(?:kb|mb)\b"
    r"|^\d+(?:[-–]\d+)? min(?:ute)?s?(?: read| de lecture)?$",
    re.I,
)
# Where a page puts no blank between them: `16 January 20252 MIN READ`.
_GLUED_TIME = re.compile(r"(?<=\b(?:19|20)\d\d)\d{1,2} min(?:ute)?s?(?: read| de lecture)\b", re.I)
_READING_TIME = re.compile(r"\b\d+ min(?:ute)?s?(?: read\b| de lecture\b)", re.I)
# What browsers print at the edges of pages: `https://… 1/2`, `5/26/17, 9:01 AM Title`.
_PRINTED = re.compile(
    r"https?://\S{1,300} \d{1,3}/\d{1,3}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}(?: ?[AP]M)?(?: .{1,200})?"
)
# What text browsers print before the words of a link, and below all of a page.
_LINK_NUMBER = re.compile(r"#?\[\d{1,3}\](?=\S)")
_LINK_LISTED = re.compile(r"(?:\d{1,3}\. |(?:source|url) ?: ?)?https?://\S{1,500}", re.I)
_COPYRIGHT = re.compile(r"(?:copyright )?(?:©|\(c\) ?\d{4})", re.I)
_LINK_ALONE = re.compile(r"\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)")  # Markdown's
_BRACKETED = re.compile(r"[(\[](.{1,120})[)\]][.\s]*")
# Small words around a date: `le 3 avril 2009 à Bruxelles`, `16 жовтня 2024 року`.
_AROUND_DATE = re.compile(
    r"^(?:року|р|года|г)$|^(?:(?:le|on|du|den|der)(?:\s+|$))?(?:(?:à|in|at)\s+)?|[\s,]+(?:le|on|the|den)$",
    re.I,
)

_LONGEST_LINE = 300  # characters that are cut into words

# What each is, and the name of its span.
UPDATE_STAMP = "skipped:update_stamp"
FURNITURE = "skipped:page_furniture"
MEDIA = "skipped:media"
RULE = "skipped:rule"
CAPTION = "skipped:caption"
HEADING = "skipped:heading"
NOTE = "skipped:note"
DELIVERY = "delivery"
DATE = "date"


def without_bullet(text: str) -> str:
    """The text of a line behind its bullet."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else text


def is_bullet(text: str) -> bool:
    return _BULLET.match(text) is not None or text in ("•", "*")


def furniture_of(text: str, vocabulary: Vocabulary) -> str | None:
    """What a line is that the website wrote; None for the event's own words."""
    if _RULE.fullmatch(text):
        return RULE
    if _IMAGE.fullmatch(text[:900]):
        return MEDIA
    if is_printed_edge(text):
        return FURNITURE
    bare = without_bullet(text).rstrip(" |")
    if _starts_stamp(bare, vocabulary):
        return UPDATE_STAMP
    if is_site_line(bare, vocabulary) or _is_furniture_line(bare, vocabulary):
        return FURNITURE
    if bare[:1] == "[" and _LINK_ALONE.fullmatch(bare[:600]):
        return FURNITURE
    if len(bare) < 150 and (_MEDIA.search(bare) or vocabulary.media.has(_unbracketed(bare))):
        return MEDIA
    return None


def _unbracketed(text: str) -> str:
    match = _BRACKETED.fullmatch(text)
    return match[1].strip() if match else text


def _is_furniture_line(text: str, vocabulary: Vocabulary) -> bool:
    """`From the event`, `French`; `French English`, where two links share a line."""
    lines = vocabulary.furniture_lines
    if not lines.may_open(text):
        return False
    tokens = tokens_of(text[:_LONGEST_LINE])
    return lines.is_one(tokens) or (
        len(tokens) > 1 and all(lines.is_one([token]) for token in tokens)
    )


def is_printed_edge(text: str) -> bool:
    """Whether a line is what a browser prints above and below each page."""
    return text[:1] in "h0123456789" and _PRINTED.fullmatch(text[:600]) is not None


def is_site_line(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line starts as one that the website puts around every text."""
    if text[:1] in "#[":
        text = _LINK_NUMBER.sub("", text, count=1)
    return vocabulary.furniture.opens(text.lstrip("[( "))


def is_site_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is one above the website's lists of other pages."""
    return vocabulary.furniture_behind.has(without_bullet(text)[:120].strip(" :|-–—"))


def is_end_note(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins a note about the transcript: `Editor's note: …`."""
    return vocabulary.end_notes.opens(text[:120].strip("*_[(- "))


def end_of(text: str, vocabulary: Vocabulary) -> str | None:
    """What a line is that stands behind the words: the website's, a stamp, an editor's note."""
    if is_end_note(text, vocabulary):
        return NOTE
    if is_site_line(text, vocabulary) or _LINK_LISTED.fullmatch(text[:600]):
        return FURNITURE
    if _COPYRIGHT.match(text):
        return FURNITURE
    if is_site_heading(without_times(text[:120]), vocabulary):
        return FURNITURE  # also `END 2:01 P.M. EST`
    found = furniture_of(text, vocabulary)
    return found if found in (UPDATE_STAMP, RULE) else None


def delivery_of(text: str, vocabulary: Vocabulary) -> str | None:
    """`As delivered` out of `(As delivered)`."""
    inner = _unbracketed(text)
    return inner if vocabulary.deliveries.has(inner[:120]) else None


def is_note(text: str, vocabulary: Vocabulary) -> bool:
    """`(TRANSLATION THROUGHOUT)`: a line of its own in brackets about the whole text."""
    match = _BRACKETED.fullmatch(text)
    return match is not None and vocabulary.notes.opens(match[1])


def is_bracketed(text: str) -> bool:
    """`(with slides)`, `[Applause]`: a line that nobody says."""
    return _BRACKETED.fullmatch(text) is not None


def is_heading(line: Line, vocabulary: Vocabulary) -> bool:
    """`Questions & Answers` between the statement and the questions; `Time | Speaker | Text` above
    the columns of a table."""
    if line.tabs and all(vocabulary.columns.has(line.text[a:b]) for a, b in line.cells):
        return True
    return (
        len(line.text) < 80
        and vocabulary.headings.opens(line.text)
        and vocabulary.headings.is_one([t for t in tokens_of(line.text) if t.text != ":"])
    )


def date_line(text: str) -> tuple[FoundDate, str] | None:
    """The date of a line that is one, and the place that stands with it ("" where none does)."""
    bare = without_bullet(text)
    if len(bare) > 120:
        return None
    bare = without_reading_time(bare)
    found = find_dates(bare)
    if len(found) != 1:
        return None
    rest = bare[: found[0].start] + " " + bare[found[0].end :]
    rest = without_times(rest)
    rest = " ".join(rest.split()).strip(" ,|-–—•.()*_")
    rest = _AROUND_DATE.sub("", rest)
    if rest and not may_be_place(rest):
        return None
    return found[0], rest


def without_reading_time(text: str) -> str:
    """A line of a day without how long the page takes to read: `2 MIN READ`, `2 MIN DE LECTURE`."""
    return _READING_TIME.sub(" ", _GLUED_TIME.sub("", text))


def is_caption(line: Line, vocabulary: Vocabulary) -> bool:
    """A line under a picture: names joined by `and` or `&`, or one of the usual openings."""
    text = line.text
    if len(text) > 300 or text[-1] in ".?!;,":
        return False
    tokens = tokens_of(text)
    opening = vocabulary.captions.at(tokens, 0)
    if opening and len(tokens) > opening[0] and tokens[opening[0]].text == ":":
        return True
    if opening and tokens[0].folded in ("left", "from", "handshake", "group", "family", "de"):
        return True
    return _is_names_with_and(tokens, vocabulary)


def is_caption_of_head(line: Line, vocabulary: Vocabulary) -> bool:
    """A line under a picture that goes on behind a name: `Ada Example with Mr Sample in Oslo`. In
    a salutation, a comma or nothing follows the name."""
    text = line.text
    if len(text) > 300 or text[-1] in ".?!;,:…" or ":" in text:
        return False
    tokens = tokens_of(text)
    start = 0
    while start < len(tokens) and tokens[start].folded in ("the", "le", "la", "l'"):
        start += 1
    person = read_person(tokens, start, vocabulary)
    if person is None or not person.has_name or person.end >= len(tokens):
        return False
    words = person.name_words[1] - person.name_words[0]
    named = person.role or person.honoured or words > 1
    return bool(named) and tokens[person.end].text[0].islower()


def _is_names_with_and(tokens: list[Token], vocabulary: Vocabulary) -> bool:
    """`Example & Sample`, `Secretary General Ada Example and Mr Bo Sample, Minister of X`."""
    parted = [i for i, token in enumerate(tokens) if token.folded in ("and", "&", "et")]
    if not parted or any(token.text == ":" for token in tokens):
        return False
    starts = [0, *(i + 1 for i in parted)]
    return all(_opens_with_person(tokens, start, vocabulary) for start in (starts[0], starts[-1]))


def _opens_with_person(tokens: list[Token], start: int, vocabulary: Vocabulary) -> bool:
    while start < len(tokens) and tokens[start].folded in ("the", "nato", "otan"):
        start += 1
    person = read_person(tokens, start, vocabulary)
    return person is not None and person.has_name


def _starts_stamp(text: str, vocabulary: Vocabulary) -> bool:
    if not vocabulary.update_stamps.may_open(text):
        return False
    tokens = tokens_of(text[:_LONGEST_LINE])
    length = vocabulary.update_stamps.length_at(tokens, 0)
    if not length or length >= len(tokens):
        return False
    after = tokens[length]
    return (
        after.text == ":"
        or after.text[0].isdigit()
        or bool(find_dates(after.text + text[after.end : 100]))
    )


def may_be_place(text: str) -> bool:
    """Whether words beside a date can be where it was: capitals, and no end in mid-phrase."""
    words = text.replace(",", " ").split()
    if not words or len(words) > 12 or not words[0][0].isupper():
        return False
    if any(word[-1] in "?!" or (word[-1] == "." and len(word) > 5) for word in words[:-1]):
        return False  # several sentences
    last = fold(words[-1])
    return last not in ("of", "the", "in", "at", "and", "de", "la", "le", "on", "by")
