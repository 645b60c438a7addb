"""The upper part of a head: its lines down to the last that only a head has, a date for example."""

from . import page
from .header_page import HeadPage
from .lines import Line
from .times import is_time

_TITLE_AND_PLACE = 2


def read_upper(head: HeadPage, start: int, stop: int) -> None:
    """The lines down to the last that only a head has."""
    words: list[Line] = []
    for line in head.lines[start:stop]:
        what = head.what_of(line)
        if what is None:
            words.append(line)
            continue
        if what == page.DATE and words:
            # Above the date in a list stand title and byline, above a plain one the place.
            if page.is_bullet(line.text) or not _place_or_title(head, words):
                if is_time(line.text) and _is_place_of_time(head, words):
                    head.notes.add_place(words.pop())
                _take_words(head, words)
            words = []
        head.notes.take(line, what)
    if words and not (_title_stands_at(head, stop) and _place_or_title(head, words)):
        _take_words(head, words)


def _is_place_of_time(head: HeadPage, words: list[Line]) -> bool:
    """Whether the last of several lines above a time says where it was: it is no title or byline,
    and goes on with none."""
    if len(words) < _TITLE_AND_PLACE:
        return False
    above, last = words[-2:]
    is_head = head.about.has_kind_word(last) or head.about.starts_byline(last)
    return not (is_head or head.about.goes_on(above, last) or head.about.names_another(last))


def _title_stands_at(head: HeadPage, at: int) -> bool:
    """Whether a title and a byline stand there, so that what is above them is neither."""
    if at + 1 >= len(head.lines) or at in head.labels:
        return False
    line = head.lines[at]
    return head.is_byline(head.lines[at + 1]) and head.about.has_kind_word(line)


def _place_or_title(head: HeadPage, words: list[Line]) -> bool:
    """Above a plain date stands the place, unless a title does."""
    if not (head.notes.title or head.notes.byline) and (
        any(head.about.has_kind_word(line) for line in words)
        or any(head.is_byline(line) for line in words[1:])
    ):
        return False
    for line in words:
        head.notes.add_place(line)
    return True


def _take_words(head: HeadPage, words: list[Line]) -> None:
    """Title and byline, where both stand above the date."""
    if head.notes.title or (head.notes.byline and not head.about.has_kind_word(words[0])):
        _take_leftover(head, words)
        return
    while len(words) > 1 and head.about.is_place(words[-1], behind=words[-2]):
        head.notes.add_place(words.pop())
    starts = [head.about.starts_byline(line) for line in words]
    byline_at = starts.index(True) if True in starts else None
    second = next((i for i in range(1, len(words)) if starts[i]), None)
    if byline_at == 0 and words[0].text[0].isupper() and second:
        # `On the road to …`, then `by …`: the first line is a title, however it begins.
        byline_at = 0 if head.about.starts_with_by(words[0]) else second
    if byline_at is None:
        # In other scripts no word tells the byline: it is the second block.
        byline_at = next((i for i, line in enumerate(words) if i and line.after_blank), len(words))
    for line in words[:byline_at]:
        head.notes.add_title(line)
    previous: Line | None = None
    for line in words[byline_at:]:
        goes_on = previous is None or head.about.goes_on(previous, line) or not line.after_blank
        if goes_on or head.about.names_another(line) or head.about.goes_on_apart(line):
            head.notes.add_byline(line)
            previous = line
        else:
            head.notes.add(line, page.CAPTION)


def _take_leftover(head: HeadPage, words: list[Line]) -> None:
    """Lines between the list with the date and the last line that only a head has."""
    for line in words:
        if not head.notes.byline and head.about.starts_byline(line):
            head.notes.add_byline(line)
        else:
            head.notes.add(line, page.CAPTION)
