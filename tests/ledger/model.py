"""The same ledger in plain Python: everything is told again from the list of statements that stand."""

from collections import defaultdict
from datetime import date

from pantau.core.ledger_tables import AMOUNTS, CONTRIBUTIONS
from pantau.ledger.asof import names_of

KEY, CONTENT = names_of(CONTRIBUTIONS, "key"), names_of(CONTRIBUTIONS, "content")
SEGMENTS = ["PU", "BPU", "PMI", "JAKON"]


def key_of(row):
    return tuple(row[name] for name in KEY)


def content_of(row):
    return tuple(row[name] for name in CONTENT)


class Model:
    """Statements in the order they were recorded; what holds for a key is the last that was not undone."""

    def __init__(self):
        self.statements, self.undone = [], set()

    def state(self):
        return {key_of(row): row for batch, row in self.statements if batch not in self.undone}

    def add(self, batch, rows):
        told = {"already_there": 0, "superseded": 0, "repeated_in_file": 0, "contradicts_in_file": 0}
        state, first = self.state(), {}
        for row in rows:
            key = key_of(row)
            if key in first:
                same = content_of(row) == content_of(first[key])
                told["repeated_in_file" if same else "contradicts_in_file"] += 1
                continue
            first[key] = row
            if key in state and content_of(row) == content_of(state[key]):
                told["already_there"] += 1
                continue
            told["superseded"] += key in state
            self.statements.append((batch, row))
        return told

    def undo(self, batch):
        self.undone.add(batch)

    def cells(self):
        return cube_of(self.state().values())


def cube_of(rows):
    """The cube of live rows: {dimensions: {measure: value}} without zeroes."""
    months = defaultdict(list)
    for row in rows:
        months[row["person"], row["month"]].append(row)
    found = defaultdict(lambda: defaultdict(int))
    counting = {}
    for place, mine in months.items():
        mine.sort(key=lambda row: (SEGMENTS.index(row["segment"]), row["payer"], row["sponsor"]))
        counting[place] = mine[0]
        found[_cell(mine[0])]["workers"] += 1
        found[_cell(mine[0])]["paid_twice"] += len({(row["sponsor"], row["payer"]) for row in mine}) > 1
        twice = len({row["segment"] for row in mine}) < len(mine)
        found[_cell(mine[0])]["paid_twice_in_segment"] += twice
        for name in AMOUNTS:
            payers = [row for row in mine if row[name] is not None]
            for row in payers:
                found[_cell(row)][name] += row[name]
            if payers:
                found[_cell(payers[0])][f"workers_{name}"] += 1
        for row in mine:
            found[_cell(row)]["memberships"] += 1
    _flows(counting, found)
    told = {cell: {name: n for name, n in measures.items() if n} for cell, measures in found.items()}
    return {cell: measures for cell, measures in told.items() if measures}


def _flows(counting, found):
    for (person, month), row in counting.items():
        if (person, _step(month, -1)) not in counting:
            ever_before = any(other == person and then < month for other, then in counting)
            found[_cell(row)]["restarted_workers" if ever_before else "new_workers"] += 1
        if (person, _step(month, 1)) not in counting:
            found[(_step(month, 1), *_cell(row)[1:])]["lapsed_workers"] += 1


def _step(month, months):
    years, number = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(years, number + 1, 1)


def _cell(row):
    return (
        *(row[name] for name in ("month", "region", "category", "segment", "sponsor", "sex")),
        _band(row["birth_month"], row["month"]),
    )


def _band(born, month):
    if born is None or born > month:
        return ""
    age = month.year - born.year - ((month.month, month.day) < (born.month, born.day))
    for limit, band in (
        (17, "0-17"),
        (24, "18-24"),
        (34, "25-34"),
        (44, "35-44"),
        (54, "45-54"),
        (64, "55-64"),
    ):
        if age <= limit:
            return band
    return "65+"
