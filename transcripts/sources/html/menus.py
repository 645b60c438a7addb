"""Lines that are links parted by bars, as `Home | Documents`, or that are three links and nothing
else: menus, whatever holds them.

Old pages put them between two `<br>` or behind an `<hr>`, so that no element is the menu.
"""

from collections.abc import Iterator, Sequence

from transcripts.parsing.transcript import Region

from . import markup

_BARS = ("|", "¦")
_MANY = 3  # links that are a menu without a bar between them
_SIGNS = markup.SIGNS + " \t\u00a0"


def with_menus(
    text: str, links: Sequence[tuple[int, int]], regions: Sequence[Region]
) -> list[Region]:
    """The regions of a page, in order, and those of its menus; `links` is where the words of links
    stand in the text, in order."""
    found: list[Region] = []
    for one in sorted([*regions, *_menus(text, links)], key=lambda one: (one.start, -one.end)):
        last = found[-1] if found else None
        if last is not None and one.start < last.end:  # a menu in a region, or the reverse
            found[-1] = Region(last.start, max(last.end, one.end), last.what)
        else:
            found.append(one)
    return found


def _menus(text: str, links: Sequence[tuple[int, int]]) -> Iterator[Region]:
    behind = 0  # the links that were looked at
    while behind < len(links):
        first = behind
        start = text.rfind("\n", 0, links[behind][0]) + 1
        end = text.find("\n", links[behind][1])
        end = len(text) if end < 0 else end
        beside, at = [], start
        while behind < len(links) and links[behind][1] <= end:
            beside.append(text[at : links[behind][0]])
            at = links[behind][1]
            behind += 1
        around = "".join([*beside, text[at:end]])
        are_parted = any(bar in around for bar in _BARS) or behind - first >= _MANY
        if are_parted and not around.strip(_SIGNS):
            yield Region(start, end, "navigation")
