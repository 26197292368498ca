"""Fifty people at once: each opens a page, reads it, opens the next; every answer is timed, every fault kept."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

LANGUAGE = "django_language=id"
SLOWEST = 30.0  # seconds after which a user gives up; counts as a fault

# What people do, as shares of all requests. Pages and pictures come out of the kept answers; those of a person
# look into the ledger itself.
MIX = {
    "home": 15,
    "region": 30,
    "picture": 25,
    "checks": 5,
    "batches": 5,
    "public": 5,
    "export": 3,
    "person": 2,
    "decide": 10,
}
WRITES = ("decide",)


@dataclass
class Told:
    """Seconds of each answer by what was asked, and the faults."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, seconds: float, fault: str) -> None:
        """Keep one answer."""
        with self.lock:
            self.seconds.setdefault(what, []).append(seconds)
            if fault:
                self.faults[f"{what}: {fault}"] += 1

    def of(self, *kinds: str) -> list[float]:
        """The seconds of some kinds together, in order."""
        return sorted(one for kind in kinds for one in self.seconds.get(kind, ()))

    @property
    def count(self) -> int:
        """How many answers there were."""
        return sum(map(len, self.seconds.values()))


def quantile(ordered: list[float], share: float) -> float:
    """The value under which a share of ordered values lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def run(port: int, world: dict[str, Any], requests: int, think: float, seed: int = 1) -> Told:
    """Let all users work until so many answers are in; each thinks an exponential time between two."""
    told, stop = Told(), threading.Event()
    users = [
        threading.Thread(
            target=_work,
            args=(port, world, user, told, _Pace(stop, requests, think, random.Random(seed * 1000 + n))),
            daemon=True,
        )
        for n, user in enumerate(world["users"])
    ]
    for one in users:
        one.start()
    for one in users:
        one.join()
    return told


@dataclass
class _Pace:
    stop: threading.Event
    requests: int
    think: float
    random: random.Random


def _work(port: int, world: dict[str, Any], user: dict[str, str], told: Told, pace: _Pace) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SLOWEST)
    kinds, weights = list(MIX), list(MIX.values())
    pace.stop.wait(pace.random.random() * max(pace.think, 0.1))
    while not pace.stop.is_set() and told.count < pace.requests:
        kind = pace.random.choices(kinds, weights)[0]
        asked = _ASKED[kind](world, user, pace.random)
        if asked is None:
            continue
        started = time.perf_counter()
        fault = _answered(connection, world, user, asked)
        told.note(kind, time.perf_counter() - started, fault)
        if pace.think:
            pace.stop.wait(pace.random.expovariate(1 / pace.think))
    connection.close()


def _answered(
    connection: http.client.HTTPConnection, world: dict[str, Any], user: dict[str, str], asked: Any
) -> str:
    """Ask and read to the end; what went wrong, empty where nothing did."""
    path, form = asked
    cookies = f"sessionid={user['session']}; csrftoken={world['secret']}; {LANGUAGE}"
    headers = {"Cookie": cookies, "Host": f"127.0.0.1:{world['port']}"}
    body = None
    if form is not None:
        body = urlencode({**form, "csrfmiddlewaretoken": world["secret"]})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        return type(error).__name__
    good = (200,) if body is None else (302,)
    return "" if answer.status in good else str(answer.status)


def _of(user: dict[str, str], world: dict[str, Any], chance: random.Random) -> str:
    """A region that the user may see."""
    home = user["region"]
    inside = [one for one in world["regions"] if home in ("ID", one) or one.startswith(f"{home}.")]
    return chance.choice(inside or [home])


def _decide(world: dict[str, Any], user: dict[str, str], chance: random.Random) -> Any:
    if user["region"] not in ("ID", "36"):
        return None
    path = f"/angka/{world['check']}/temuan/{chance.choice(world['findings'])}"
    return path, {"choice": "disputed", "note": "angka ini tetap"}


def _picture(world: dict[str, Any], user: dict[str, str], chance: random.Random) -> Any:
    place = _of(user, world, chance)
    return (f"/wilayah/{place}/gambar/groups.svg", None) if place in world["regions"] else None


def _person(world: dict[str, Any], user: dict[str, str], chance: random.Random) -> Any:
    return (f"/pekerja/{chance.choice(world['people'])}", None) if user["region"] == "ID" else None


_ASKED: dict[str, Callable[[dict[str, Any], dict[str, str], random.Random], Any]] = {
    "home": lambda *_: ("/", None),
    "region": lambda world, user, chance: (f"/wilayah/{_of(user, world, chance)}", None),
    "picture": _picture,
    "checks": lambda *_: ("/angka", None),
    "batches": lambda *_: ("/kiriman", None),
    "public": lambda *_: ("/cakupan", None),
    "export": lambda world, user, chance: (f"/wilayah/{_of(user, world, chance)}/angka.csv", None),
    "person": _person,
    "decide": _decide,
}


def findings_of(folder: str) -> list[str]:
    """The findings of the case that was checked."""
    review = json.loads((Path(folder) / "review.id.json").read_text(encoding="utf-8"))
    return [one["id"] for one in review["findings"]]
