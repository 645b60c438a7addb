"""How long parsing takes: the real press conference, and texts made to keep a parser busy.

    python -m benchmarks.parsing [WORD…]

For each text, seconds at half and at the whole of 5 MB (medians of three runs), and the factor
between them. Exits 1 where doubling the length takes more than 2.5 times as long. A word chooses
the texts whose names hold it.
"""

import sys
from pathlib import Path
from statistics import median
from time import process_time

from transcripts.parsing import parse

REAL = Path(__file__).resolve().parents[1] / "fixtures" / "transcripts"
WHOLE = 5_000_000
RUNS = 3
MOST = 2.5  # times as long for twice the length
SHORTEST = 0.3  # seconds; what takes less is not measurable
HEAD = "Press conference\nby NATO Secretary General Ada Example\n\nAda Example: Filler.\n\n"
MODERATOR = "Moderator: x\nAda Example: y\n"

# Each regular expression of the package has a line made against it, and each step a whole text.
PATTERNS = {
    "one line of words": "filler words ",
    "one line of colons": ":",
    "one line of wide colons": "：",
    "one line of brackets": "([",
    "one line of closed brackets": "(x) [y] ",
    "one line of blanks": "x" + " " * 9999,
    "one line of tabs": "\t",
    "one line of no-break blanks": "\u00a0",
    "one line of digits": "1",
    "one line of dates": "12 May 2001 ",
    "one line of half dates": "12 May. ",
    "one line of ranges": "1-",
    "one line of times": "11:30 ",
    "one line of bullets": "• ",
    "one line of dashes": "Ada - ",
    "one line of rules": "_-=",
    "one line of images": "![](",
    "one line of ends of sentences": "x. \u201d ) ",
    "one line of near labels": "A. B: ",
    "one line of labels": "End. Q: ",
    "one line of names": "Ada Example ",
    "one line of French": "l'OTAN d'Ada : ",
    "one line of capitals": "MR. ",
    "one line of mojibake": "â€™",
    "one line of half mojibake": "Ã",
    "one line of mojibake twice": "ÃƒÂ©",
    "one line of halves and blanks": "Ã ",
    "one line of entities": "&amp;&#1;&x",
    "one line of Latin-1": "â\x80\x99",
    "one line of unseen characters": "\u200b",
    "one line of combining accents": "\u0301",
    "lines of colons": ":\n",
    "lines of labels": "Ada Example: x\n",
    "lines of questions": "Q:\n",
    "lines of names": "Ada Example\n",
    "lines of weak labels": "Samplet: x\n",
    "lines of labels in brackets": "[Bo Sample, Filler]: x\n",
    "lines of semicolons": "Bo Sample (Reuters); x\n",
    "lines of unknown outlets": "Bo Sample, Filler\nIs it so?\n",
    "lines of numbers": "Two: x\nOne: y\n",
    "lines of spokesmen": "NATO Spokesman: x\nQ: y\n",
    "lines of roles": "Chair of the Filler,\n",
    "lines of dates": "• 12 May 2001 -\n",
    "lines of chrome": "Log in\n",
    "lines of captions": "Ada Example and Bo Sample\n\n",
    "lines of moderators": MODERATOR,
    "lines of labels within": "Filler words of the room are here. Ada Example: x. Q: y? A: z.\n",
    "lines of gaps": "Q    x\n",
    "lines of broken labels": "Bo Sample (Filler\nTimes): x\n",
    "lines of several people": "Both: x\n",
    "lines of columns": "Ada Example      x\n",
    "lines of editors' notes": "Editor's note: x\n",
    "paragraphs of unseen characters": "\u200bx\u200b\n\n",
    "one line of marks of footnotes": "x¹ y[1] ",
    "one line of emphasis": "*x. _y_ ",
    "one line of tags": "<b </b> <br",
    "lines of emphasis": "**Ada Example:** x\n",
    "lines of tags": "<b>Q:</b> x\n",
    "lines of numbered labels": "1. Ada Example: x\n",
    "lines of full stops": "Ada Example. x\n",
    "lines of pages": "Filler  Page 1 of 3\n",
    "lines of times alone": "00:05\n",
    "lines of clocks": "2:05 P.M. EDT\n",
    "lines of links": "#[1]x\n1. http://x\n",
    "lines of links of Markdown": "[x](y)\n",
    "lines of answers without labels": "Q: y?\nx\n",
    "lines of pairs of dashes": "Question - Ada Example - Reuters - x\n",
}


def seconds(text: str) -> float:
    start = process_time()
    parse(text)
    return process_time() - start


def main(words: list[str]) -> int:
    parse("")  # loads the vocabulary
    for path in sorted(REAL.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        best = min(seconds(text) for _ in range(10))
        print(f"{path.name}: {len(text)} characters in {best * 1000:.1f} ms")
    slow = 0
    for name, pattern in PATTERNS.items():
        if words and not any(word in name for word in words):
            continue
        half, whole = (
            median(seconds(HEAD + pattern * (WHOLE // part // len(pattern))) for _ in range(RUNS))
            for part in (2, 1)
        )
        factor = whole / half if whole > SHORTEST else None
        slow += factor is not None and factor > MOST
        shown = f"{factor:8.1f}" if factor else "       -"
        print(f"{name:<32}{half:8.2f} s{whole:8.2f} s{shown}", flush=True)
    if slow:
        print(f"{slow} texts took more than {MOST} times as long for twice the length.")
    return min(slow, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
