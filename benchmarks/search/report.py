"""Figures as tables, and what they are to be."""

from statistics import geometric_mean, median

from .measure import (
    API,
    API_HELD,
    BARE,
    DATASETTE,
    PAGE,
    PAGE_HELD,
    TANTIVY,
    Figures,
)

MB = 1_000_000
QUICKER = 5.0  # times as fast as Datasette, in the geometric mean
ABOVE_FLOOR = 3.0  # times the time of showing results that are held in memory
NEWEST, WORDS = 2.0, 10.0  # times as long for ten times the data: without words, and with them
FLAT = 1.2  # times the memory of a worker for ten times the data

Verdicts = dict[str, bool]


def print_table(figures: Figures) -> None:
    """One line a query, in milliseconds; then the geometric means."""
    names = list(figures.seconds)
    print(f"\n{'hits':>7} {'theirs':>7} " + " ".join(f"{name:>9}" for name in names) + "  query")
    for number, query in enumerate(figures.queries):
        theirs = figures.their_hits[number] if figures.their_hits else "-"
        times = " ".join(f"{_ms(figures.seconds[name][number])}" for name in names)
        print(f"{figures.hits[number]:7} {theirs:>7} {times}  {query.what}: {query}")
    means = " ".join(_ms(geometric_mean(figures.seconds[name])) for name in names)
    print(f"{'':15} {means}  geometric mean, ms")
    counts = {name: sorted(counted) for name, counted in figures.statements.items()}
    said = ", ".join(f"{name} {c[0]}-{c[-1]}, mostly {median(c):g}" for name, c in counts.items())
    print(f"SQL statements: {said}")
    print(f"Memory of the worker: {_mb(figures.memory[0])} before, {_mb(figures.memory[1])} after")
    print_beside(figures)


def verdicts(figures: Figures) -> Verdicts:
    """Against Datasette, and against the floor."""
    found: Verdicts = {}
    for name in (PAGE, API):
        if DATASETTE in figures.seconds:
            ratios = figures.ratios(DATASETTE, name)
            mean, worst = geometric_mean(ratios), min(ratios)
            slower = [str(q) for q, r in zip(figures.queries, ratios, strict=True) if r < 1]
            found[
                f"{name}: {mean:.2f} times as fast as Datasette in the geometric mean, at least"
                f" {QUICKER:g}"
            ] = mean >= QUICKER
            found[
                f"{name}: {worst:.2f} times as fast in the worst case; slower on {len(slower)} of"
                f" {len(ratios)} queries, on none"
            ] = not slower
    for name, held in ((PAGE, PAGE_HELD), (API, API_HELD)):
        mean = figures.mean_ratio(name, held)
        found[
            f"{name}: {mean:.2f} times the floor in the geometric mean, at most {ABOVE_FLOOR:g}"
        ] = mean <= ABOVE_FLOOR
    return found


def print_beside(figures: Figures) -> None:
    """The geometric means of all ratios that tell where the time goes."""
    for name, held in ((PAGE, PAGE_HELD), (API, API_HELD)):
        others = ", ".join(
            f"{figures.mean_ratio(name, other):.2f} of {other}"
            for other in (held, DATASETTE, BARE, TANTIVY)
            if other in figures.seconds
        )
        share = figures.sql_share(name)
        print(f"Times the time, {name}: {others}; SQL takes {share:.0%} of it")


def verdicts_on_growth(one: Figures, many: Figures, times: int) -> Verdicts:
    """The same queries on `times` times the data."""
    found: Verdicts = {}
    for name in (PAGE, API):
        growth = [
            after / before
            for before, after in zip(one.seconds[name], many.seconds[name], strict=True)
        ]
        for what, most, silent in (
            ("without words", NEWEST, True),
            ("with words", WORDS, False),
        ):
            chosen = [
                (factor, str(query))
                for factor, query in zip(growth, one.queries, strict=True)
                if (query.words is None) is silent
            ]
            worst, query = max(chosen)
            mean = geometric_mean(factor for factor, _ in chosen)
            found[
                f"{name}, {times} times the data, {what}: {worst:.2f} times as long at worst"
                f" ({query or 'everything'}), {mean:.2f} in the geometric mean, at most {most:g}"
            ] = worst <= most
    before, after = one.memory[1], many.memory[1]
    found[
        f"worker's memory with {times} times the data: {_mb(after)} after {_mb(before)}, at most"
        f" {FLAT:g} times"
    ] = after <= FLAT * before
    return found


def print_verdicts(verdicts: Verdicts) -> None:
    print()
    for verdict, held in verdicts.items():
        print(f"{'held  ' if held else 'MISSED'}  {verdict}")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:9.2f}"


def _mb(size: int) -> str:
    return f"{size / MB:.0f} MB"
