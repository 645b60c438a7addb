"""Transcripts of filler words, in the layout of the real ones, for load tests.

Words, journalists and outlets are made up from syllables, the same every time; a few of each are
common and most are rare, as in life.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

SYLLABLES = "ba de fi lo mu ra se ti vo ku na pe si mi tu ga".split()  # noqa: SIM905
SEED = 1949
FIRST_DAY = date(2021, 1, 4)


class Filler:
    """Makes transcripts, deterministically."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)  # noqa: S311
        self.words = self._names(30_000)
        self.outlets = [f"{name.title()} Daily" for name in self._names(256)]
        journalists = zip(self._names(750), self._names(750), strict=True)
        self.journalists = [
            f"{first.title()} {last.title()} ({self._common(self.outlets)})"
            for first, last in journalists
        ]
        self.word_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def transcripts(self, count: int) -> Iterator[tuple[str, str]]:
        """`count` file names and their texts, about 20 kB each."""
        for number in range(count):
            day = FIRST_DAY + timedelta(days=number // 2)
            yield f"{day.isoformat()}-{number:05}.txt", self._transcript(day)

    def _transcript(self, day: date) -> str:
        guest, host = "Ada Example", "Max Muster"
        lines = [
            f"Press conference on {self._common(self.words)} and {self._common(self.words)}",
            f"by Secretary General {guest}",
            f"• {day.day} {day:%b}. {day.year} -",
            "(As delivered)",
            f"Secretary General {guest}: {self._sentences(25)}",
        ]
        for _ in range(self.random.randrange(5, 30)):
            lines.append(f"Spokesperson {host}: {self._sentences(1)}")
            lines.append(f"{self._common(self.journalists)}: {self._sentences(3, end='?')}")
            lines.append(f"Secretary General {guest}: {self._sentences(8)}")
        return "\n".join(lines) + "\n"

    def _sentences(self, count: int, end: str = ".") -> str:
        return ". ".join(self._sentence() for _ in range(count)) + end

    def _sentence(self) -> str:
        length = self.random.randrange(6, 24)
        words = self.random.choices(self.words, cum_weights=self.word_weights, k=length)
        return " ".join(words).capitalize()

    def _names(self, count: int) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < count:
            names["".join(self.random.choices(SYLLABLES, k=self.random.randrange(2, 5)))] = None
        return list(names)

    def _common(self, things: list[str]) -> str:
        return things[min(int(self.random.paretovariate(0.6)) - 1, len(things) - 1)]
