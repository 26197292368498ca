"""Runs the OpenFisca model on a file of worker-months: ``python openfisca_run.py IN.parquet OUT.parquet WAY``.

It stands in OpenFisca's own environment and knows nothing of Pantau. OpenFisca calculates one period for
one population, so the table is cut into months and each month is one simulation. Three ways:

- ``arrays``: whole columns are handed over, formulas use ``select``: the fastest that OpenFisca allows.
- ``documented``: the same, but a rate is looked up as the documentation tells, ``rates[risk]``.
- ``situations``: each worker is told as a dictionary, as tests, notebooks and the web API of OpenFisca do.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_jamsostek import JamsostekSystem
from openfisca_jamsostek.documented import FancyIndexing
from openfisca_jamsostek.enums import Occupation, Programmes, Risk, Segment, Sponsor

LISTS: dict[str, type[Enum]] = {
    "segment": Segment, "risk": Risk, "sponsor": Sponsor, "occupation": Occupation, "programmes": Programmes,
}  # fmt: skip
AMOUNTS = ("jkk", "jkm", "jht", "jp")
WAYS = ("arrays", "documented", "situations")
ODD = 480_457_660  # not a multiple of 32, so no 32-bit float holds it
Columns = dict[str, np.ndarray]


def encoded(column: pa.ChunkedArray, codes: type[Enum]) -> EnumArray:
    """A column of words, each kept once, as the list that OpenFisca knows."""
    words = column.unify_dictionaries().combine_chunks()
    index = np.array([_place(word, codes) for word in words.dictionary.to_pylist()], dtype=np.int16)
    return EnumArray(index[words.indices.to_numpy()], codes)


def _place(word: str, codes: type[Enum]) -> int:
    name = word.replace("+", "_")
    if name in codes.__members__:
        return codes[name].index
    if codes is Occupation or (word == "" and codes in (Risk, Sponsor)):
        return 0  # the first of these lists is: none, not said, other
    raise ValueError(f"{codes.__name__} has no {word!r}")


def months(table: pa.Table) -> Iterator[tuple[str, Columns]]:
    """The table month by month, with the place of each row in it."""
    days = table["month"].to_numpy().astype("datetime64[M]")
    month = days.astype(np.int16)  # months since 1970; numpy sorts 16 bits many times faster than 64
    order = np.argsort(month, kind="stable")
    columns: Columns = {name: encoded(table[name], codes) for name, codes in LISTS.items()}
    columns["income"] = (
        table["income"].cast(pa.float64()).to_numpy().astype(np.float32)
    )  # what OpenFisca keeps
    columns["labour_intensive"] = table["labour_intensive"].to_numpy()
    starts = np.flatnonzero(np.diff(month[order])) + 1
    for rows in np.split(order, starts):
        yield str(days[rows[0]]), {**{name: value[rows] for name, value in columns.items()}, "rows": rows}


def from_arrays(system: TaxBenefitSystem, month: str, columns: Columns) -> Simulation:
    """A simulation of one month that is given whole columns."""
    simulation = SimulationBuilder().build_default_simulation(system, len(columns["rows"]))
    for name, values in columns.items():
        if name != "rows":
            simulation.set_input(name, month, values)
    return simulation


def from_situations(system: TaxBenefitSystem, month: str, columns: Columns) -> Simulation:
    """A simulation of one month that is told of each worker."""
    told = {
        name: (values.decode_to_str() if isinstance(values, EnumArray) else values).tolist()
        for name, values in columns.items()
        if name != "rows"
    }
    workers = {
        str(row): {name: {month: values[place]} for name, values in told.items()}
        for place, row in enumerate(columns["rows"].tolist())
    }
    return SimulationBuilder().build_from_dict(system, {"workers": workers})


def calculate(system: TaxBenefitSystem, parts: list[tuple[str, Columns]], way: str) -> Columns:
    """The contributions of all months, in the order of the months."""
    build = from_situations if way == "situations" else from_arrays
    found: dict[str, list[np.ndarray]] = {name: [] for name in AMOUNTS}
    for month, columns in parts:
        simulation = build(system, month, columns)
        for name in AMOUNTS:
            found[name].append(simulation.calculate(name, month))
    return {name: np.concatenate(results) for name, results in found.items()}


def kept(system: TaxBenefitSystem) -> int:
    """What is left of an odd amount once OpenFisca has it."""
    simulation = SimulationBuilder().build_default_simulation(system, 1)
    simulation.set_input("income", "2024-07", np.array([ODD]))
    return int(simulation.calculate("income", "2024-07")[0])


def main(source: str, target: str, way: str) -> None:
    """Calculate all, write the results, tell how long each step took."""
    bare_system = JamsostekSystem()
    system = FancyIndexing(bare_system) if way == "documented" else bare_system
    clock = [time.perf_counter()]
    table = pq.read_table(source, read_dictionary=list(LISTS))
    clock.append(time.perf_counter())
    parts = list(months(table))
    for month, _ in parts:  # which value holds when is found once a month, and not again
        system.get_parameters_at_instant(f"{month}-01")
    clock.append(time.perf_counter())
    amounts = calculate(system, parts, way)
    clock.append(time.perf_counter())
    place = np.concatenate([columns["rows"] for _, columns in parts])
    ids = table["id"].to_numpy()[place]
    pq.write_table(pa.table({"id": ids, **amounts}), target)
    clock.append(time.perf_counter())
    steps = dict(zip(("read", "prepare", "calculate", "write"), np.diff(clock).tolist(), strict=True))
    told = {"rows": table.num_rows, "seconds": steps["calculate"], "steps": steps, "results": target}
    told["float_sums"] = {name: int(values.sum()) for name, values in amounts.items()}
    told["odd"] = {"given": ODD, "kept": kept(system)}
    told["versions"] = {name: version(name) for name in ("openfisca-core", "numpy", "pyarrow")}
    print(json.dumps(told))


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[3] not in WAYS:
        sys.exit(f"usage: openfisca_run.py IN.parquet OUT.parquet {'|'.join(WAYS)}")
    main(sys.argv[1], sys.argv[2], sys.argv[3])
