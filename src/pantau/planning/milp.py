"""A mixed integer programme as plain arrays, and what a solver answers: the seam between planning and the edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Milp:
    """Make ``gain @ x`` as large as possible, ``lower <= x <= upper``, ``row_lower <= A x <= row_upper``.

    ``A`` by rows: the entries of row ``i`` stand from ``starts[i]`` to ``starts[i + 1]``. ``integer`` says which
    columns are whole numbers; ``switches`` are places of columns that are 0 or 1 and turn others on.
    """

    gain: Floats
    lower: Floats
    upper: Floats
    integer: NDArray[np.bool_]
    row_lower: Floats
    row_upper: Floats
    starts: Whole
    indices: Whole
    values: Floats
    switches: Whole

    @property
    def whole_gain(self) -> bool:
        """Whether every solution has a whole number as its gain."""
        counted = self.gain != 0
        return bool(self.integer[counted].all() and (self.gain == np.round(self.gain)).all())


@dataclass(frozen=True)
class Solved:
    """What a solver found: no values where nothing meets the rows, or none was found in time.

    ``bound``: no solution gains more; ``relaxation``: nor does any where columns need not be whole. ``prices``: what
    the relaxation gains for one more unit of each row; ``reduced``: of each column.
    """

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    values: Floats | None = None
    gain: float = float("nan")
    bound: float = float("inf")
    relaxation: float = float("inf")
    prices: Floats | None = None
    reduced: Floats | None = None

    @property
    def gap(self) -> float:
        """How much more than was found there might be, as a share of it."""
        if self.values is None:
            return float("inf")
        return max(self.bound - self.gain, 0.0) / max(abs(self.gain), 1.0)


class Solver(Protocol):
    """What solves a programme; ``start``: a solution that is known, if there is one."""

    def __call__(self, model: Milp, start: Floats | None = None) -> Solved:
        """The best solution, with a bound on every other."""
