"""How long parsing takes: the real press conference, and texts made to keep a parser busy.

    python -m benchmarks.parsing

For each text, seconds at a quarter, half and whole of its length: time that more than doubles with
the length is a fault.
"""

from pathlib import Path
from time import perf_counter

from transcripts.parsing import parse

REAL = Path(__file__).resolve().parents[1] / "fixtures" / "transcripts"
WHOLE = 5_000_000
PATTERNS = {
    "one line of words": "filler words ",
    "one line of colons": ":",
    "one line of brackets": "([",
    "one line of blanks": "x" + " " * 9999,
    "one line of near labels": "A. B: ",
    "one line of labels": "End. Q: ",
    "one line of mojibake": "â€™",
    "lines of colons": ":\n",
    "lines of labels": "Ada Example: x\n",
    "lines of questions": "Q:\n",
    "lines of names": "Ada Example\n",
    "lines of weak labels": "Samplet: x\n",
}


def seconds(text: str) -> float:
    start = perf_counter()
    parse(text)
    return perf_counter() - start


def main() -> None:
    parse("")  # loads the vocabulary
    for path in sorted(REAL.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        best = min(seconds(text) for _ in range(10))
        print(f"{path.name}: {len(text)} characters in {best * 1000:.1f} ms")
    for name, pattern in PATTERNS.items():
        times = [seconds(pattern * (WHOLE // part // len(pattern))) for part in (4, 2, 1)]
        print(f"{name:<26}" + "".join(f"{time:8.2f} s" for time in times), flush=True)


if __name__ == "__main__":
    main()
