"""Runs lifelib's vectorised BasicTerm_ME in its own environment; stands alone, for Pantau is not there.

``python lifelib_run.py RESULTS RUNS``: reads the model as shipped (10,000 model points), times `result_cf` of a freshly
read model so many times, and writes inputs and results as ``inputs.npz`` and ``results.npz`` into the folder.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import lifelib
import modelx
import numpy as np

MODEL = Path(lifelib.__file__).parent / "libraries" / "basiclife" / "BasicTerm_ME"
COLUMNS = ("Premiums", "Claims", "Expenses", "Commissions", "Net Cashflow")
PEOPLE = ("pols_if", "pols_maturity", "pols_new_biz", "pols_death", "pols_lapse")


def main(folder, runs):
    """Time the model, write what it was given and what it found."""
    seconds = []
    for _ in range(runs):
        space = modelx.read_model(str(MODEL), name=None).Projection
        (
            space.model_point(),
            space.mort_table,
            space.premium_table,
            space.disc_rate_ann,
        )  # read from disk before the clock
        begin = perf_counter()
        flows = space.result_cf()
        seconds.append(perf_counter() - begin)
    months = len(flows)
    counts = {name: [float(getattr(space, name)(t).sum()) for t in range(months)] for name in PEOPLE}
    points = space.model_point()
    np.savez(
        folder / "inputs.npz",
        **{name: points[name].to_numpy() for name in points.columns if name != "sex"},
        premium=space.premium_pp().to_numpy(),
        mortality=space.mort_table.to_numpy(dtype=float),
        first_age=int(space.mort_table.index[0]),
        expense_acq=space.expense_acq(),
        expense_maint=space.expense_maint(),
        inflation=space.inflation_rate(),
    )
    np.savez(
        folder / "results.npz", **{name: flows[name].to_numpy(dtype=float) for name in COLUMNS}, **counts
    )
    versions = {name: version(name) for name in ("lifelib", "modelx", "pandas", "numpy")}
    print(json.dumps({"seconds": seconds, "points": len(points), "months": months, "versions": versions}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
