"""How soon each kind of page shows something on a phone with a slow connection, and what it weighs.

    python -m benchmarks.pages [FOLDER]      or: make bench-pages CORPUS=FOLDER

Imports a folder of transcripts (without one: 1,000 of filler words) into an archive of its own, or
takes one with --archive, serves it as `make run` does, and looks at its pages in Chromium: empty
cache, 375 pixels wide, 150 ms to the server and back, 1.6 Mbit/s, a processor four times slower.
For each page: bytes as sent with everything, milliseconds to the first content and to the largest
(the quickest of some runs), how far things moved; and beside it a bare page of one line, in the
same run. Exit status 1 where a page weighs 100 kB, moves, or takes 3.8 times as long as the bare
page to show something.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from benchmarks.importing import ROOT
from benchmarks.search.archives import connected, opened

RUNS = 3
HEAVIEST = 100_000  # bytes
SLOWEST = 3.8  # times the bare page, whose 260 ms make it a second
MOVED = 0.01  # layout shift
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWER = 4  # times, the processor
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WATCH = """window.moved = 0; window.largest = 0;
new PerformanceObserver(list => { for (const it of list.getEntries()) moved += it.value; })
    .observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => { largest = list.getEntries().at(-1).startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});"""
SEEN = """new Promise(done => setTimeout(() => done([
    performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, largest, moved,
]), 500))"""
BARE = b"<!doctype html><meta charset=utf-8><title>Bare</title><p>One line."
SLUGS = """SELECT e.slug FROM transcripts_event e JOIN transcripts_turn t ON t.event_id = e.id
    GROUP BY e.id ORDER BY count(*) DESC, e.id"""
PASSAGE = "SELECT public_id FROM transcripts_passage ORDER BY id OFFSET {} LIMIT 1"
NAME = """SELECT s.slug FROM transcripts_{0} s JOIN transcripts_turn t ON t.{0}_id = s.id
    GROUP BY s.id ORDER BY count(*) DESC, s.id LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it came to a phone; times in milliseconds."""

    size: int
    first: float
    largest: float
    moved: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, help="transcripts to import")
    parser.add_argument(
        "--archive", type=Path, metavar="DATA", help="data folder of one that is not in use"
    )
    parser.add_argument("--runs", type=int, default=RUNS, help=f"of each page; {RUNS} by default")
    options = parser.parse_args()
    with (
        TemporaryDirectory(prefix="bench") as name,
        opened(options.archive, options.folder, Path(name)) as data,
    ):
        paths = pages(data)
        with bare() as nothing, served(data) as archive, chromium() as browser:
            addresses = {"bare page": nothing} | {k: archive + path for k, path in paths.items()}
            # In turn, so that whatever else the machine does falls on all of them.
            seen = [
                {name: look(browser, address) for name, address in addresses.items()}
                for _ in range(options.runs + 1)
            ][1:]
    sys.exit(not report({name: quickest([run[name] for run in seen]) for name in addresses}))


def pages(data: Path) -> dict[str, str]:
    """A path for every kind of page; of events, the one with the most turns and a usual one."""
    with connected(data) as archive:
        slugs = [slug for (slug,) in archive.execute(SLUGS)]
        [(passage,)] = archive.execute(PASSAGE.format(len(slugs))).fetchall()
        names = {
            noun: slug
            for noun in ("outlet", "speaker")
            for (slug,) in archive.execute(NAME.format(noun))
        }
        [(topic,)] = archive.execute("SELECT slug FROM transcripts_topic ORDER BY id LIMIT 1")
    longest, usual = slugs[0], slugs[len(slugs) // 2]
    return {
        "first page": "/",
        "search": "/search/?q=the",
        "search, everything": "/search/",
        "search, by event": "/search/?q=the&group=event",
        "facet": "/search/values/outlet/",
        "find": "/find/?q=a",
        "events": "/events/",
        "event": f"/events/{usual}/",
        "event, most turns": f"/events/{longest}/",
        "the same, marked": f"/events/{longest}/?q=the",
        "its questions": f"/events/{longest}/?view=questions",
        "its source": f"/events/{longest}/source/",
        "cite": f"/events/{longest}/cite/",
        "passage": f"/passages/{passage}/",
        "outlets": "/outlets/",
        "speakers": "/speakers/",
        "topics": "/topics/",
        **{noun: f"/{noun}s/{slug}/" for noun, slug in names.items()},
        "topic": f"/topics/{topic}/",
        "about": "/about/",
        "help": "/search/help/",
    }


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of the archive's production server on a free port."""
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", "0"]
    process = subprocess.Popen(
        command, env=os.environ | {"ARCHIVE_DATA": str(data)}, stdout=subprocess.PIPE, text=True
    )
    try:
        printed: Iterable[str] = process.stdout or ()
        ready = next((line for line in printed if line.startswith("Ready after ")), None)
        if ready is None:
            sys.exit("The archive did not start.")
        yield ready.split()[-1].rstrip("/")
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def bare() -> Iterator[str]:
    """The address of a page with one line and nothing else."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(BARE)))
            self.end_headers()
            self.wfile.write(BARE)

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit("There is no Chromium: `apt install chromium`, or say where it is with CHROMIUM=")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


def look(browser: Browser, address: str) -> Seen:
    """Open a page as somebody who never was there, on a slow phone."""
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[int] = []
    tools.on("Network.loadingFinished", lambda it: sizes.append(int(it["encodedDataLength"])))
    page.add_init_script(WATCH)
    page.goto(address)
    first, largest, moved = page.evaluate(SEEN)
    context.close()
    return Seen(sum(sizes), first, largest, moved)


def quickest(runs: list[Seen]) -> Seen:
    """What is slower than that was held up by something else on the machine."""
    return Seen(
        max(one.size for one in runs),
        min(one.first for one in runs),
        min(one.largest for one in runs),
        max(one.moved for one in runs),
    )


def report(seen: dict[str, Seen]) -> bool:
    """Print the table and what it comes to; whether every page is as it should be."""
    least = seen["bare page"].first
    print(
        f"{'page':22}{'bytes':>9}{'first ms':>10}{'times bare':>12}{'largest ms':>12}{'moved':>8}"
    )
    for name, one in seen.items():
        print(
            f"{name:22}{one.size:>9,}{one.first:>10.0f}{one.first / least:>12.2f}"
            f"{one.largest:>12.0f}{one.moved:>8.3f}"
        )
    slowest = SLOWEST * least
    judged = {
        f"weighs {HEAVIEST:,} bytes": [n for n, one in seen.items() if one.size >= HEAVIEST],
        "moves": [n for n, one in seen.items() if one.moved >= MOVED],
        f"takes {SLOWEST:g} times as long": [n for n, one in seen.items() if one.first > slowest],
    }
    for words, found in judged.items():
        print(f"No page {words}: {'MISSED by ' + ', '.join(found) if found else 'held'}")
    return not any(judged.values())


if __name__ == "__main__":
    main()
