"""Runs the same contract in cashflower, in its own environment; stands alone, for Pantau is not there.

``python cashflower_run.py FOLDER RUNS``: takes ``inputs.npz`` of the folder, times `cashflower.run` of the model
beside this file, and writes its sums by month as ``cashflower.npz``.
"""

import contextlib
import io
import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import numpy as np
from cashflower import run

FLOWS = ("premiums", "claims", "expenses", "commissions", "net")
HERE = Path(__file__).parent / "cashflower_model"


def main(folder, runs):
    """Time the model, write what it found."""
    os.environ["BASIC_TERM_INPUTS"] = str(folder / "inputs.npz")
    sys.path.insert(0, str(HERE))
    from settings import settings  # noqa: PLC0415  beside the model, whose place is only known now

    seconds = []
    for _ in range(runs):
        for name in ("input", "model"):
            sys.modules.pop(name, None)
        begin = perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            output, _, _ = run(settings=settings, path=str(HERE))
        seconds.append(perf_counter() - begin)
    np.savez(folder / "cashflower.npz", **{name: output[name].to_numpy(dtype=float) for name in FLOWS})
    versions = {name: version(name) for name in ("cashflower", "pandas", "numpy")}
    print(json.dumps({"seconds": seconds, "versions": versions}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
