"""Measures the documents of a round: ``python -m benchmarks.monev.documents FOLDER [HOW MANY] [--page]``.

Without HOW MANY all 552 reports are made. With fewer, regencies and provinces are taken in the proportion of the
whole round, spread over the country, and the time of all is extrapolated and said to be so.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.monev.generated import contents, of_province, regency
from pantau.core import regions
from pantau.io.round_documents.all import make_all
from pantau.io.round_documents.documents import Issuing, minutes, report, slides
from pantau.report.round.model import Meeting, RoundReport

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
HOW = Issuing("id", NOW)
PAGE = Path(__file__).with_name("documents.md")
WHOLE = 552
RUNS = 5


def chosen(many: int) -> list[RoundReport]:
    """Every how-many-th region of each kind."""
    if many >= WHOLE:
        return list(contents())
    provinces = max(2, round(many * len(regions.provinces()) / WHOLE))
    cities = regions.regencies()
    few = [
        regency(cities[place * len(cities) // (many - provinces)].code) for place in range(many - provinces)
    ]
    all_of = regions.provinces()
    return few + [of_province(all_of[place * len(all_of) // provinces].code) for place in range(provinces)]


def timed(work: object, runs: int = RUNS) -> float:
    """The median of a few runs in seconds, after one to warm up."""
    assert callable(work)
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def lines(folder: Path, many: int) -> list[str]:
    """What was measured, a line of the page each."""
    shutil.rmtree(folder, ignore_errors=True)
    inputs = chosen(many)
    before, start = _worked(), time.perf_counter()
    first = make_all(inputs, folder, HOW)
    made, worked = time.perf_counter() - start, _worked() - before
    start = time.perf_counter()
    again = make_all(inputs, folder, HOW)
    kept = time.perf_counter() - start
    size = sum(path.stat().st_size for path in folder.glob("*.pdf")) / first.made / 1024
    scaled = (
        ""
        if first.made == WHOLE
        else f" ({made / first.made * WHOLE / 60:.1f} minutes for {WHOLE}, extrapolated)"
    )
    largest = max(
        (of_province(each.code) for each in regions.provinces()), key=lambda each: len(each.progress)
    )
    meeting = Meeting(largest.round, largest.region, NOW.date(), "09.00", "11.00", "Aula")
    browser = timed(lambda: report(largest, HOW, "html"))
    province = f"province of {len(largest.progress)} regencies, one process, warm"
    return [
        f"| {first.made} reports as PDF, two processes | {made:.0f} s, {made / first.made:.2f} s each{scaled} |",
        f"| the work of these processes | {worked:.0f} s of CPU, {worked / first.made:.2f} s each |",
        f"| the same again: {again.kept} kept, {again.made} made | {kept:.1f} s |",
        f"| a report, mean size | {size:.0f} KiB |",
        f"| {province}: page for the browser | {browser:.2f} s |",
        f"| the same as PDF | {timed(lambda: report(largest, HOW)):.2f} s |",
        f"| the same as DOCX | {timed(lambda: report(largest, HOW, 'docx')):.2f} s |",
        f"| its slides as PPTX | {timed(lambda: slides(largest, HOW, 'pptx')):.2f} s |",
        f"| its minutes as DOCX | {timed(lambda: minutes(meeting, largest, HOW, 'docx')):.2f} s |",
        f"| others at work on the machine meanwhile | load {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores |",
    ]


def _worked() -> float:
    """Seconds of CPU that the processes started so far have used, as far as they have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(arguments: list[str]) -> None:
    """Print the measurements, or write them to the page."""
    numbers = [each for each in arguments[1:] if each.isdigit()]
    many = int(numbers[0]) if numbers else WHOLE
    measured = lines(Path(arguments[0]), many)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    head = [
        "# Documents of a round",
        "",
        f"Written by `python -m benchmarks.monev.documents`; {machine}. The round is generated: 514 regencies and",
        "cities and 38 provinces with figures by category, findings, obstacles, regulations, budgets and answers.",
        "",
        "| what | measured |",
        "|---|---|",
    ]
    text = "\n".join([*head, *measured]) + "\n"
    if "--page" in arguments:
        PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
