"""The edge to HiGHS: a mixed integer programme relaxed, rounded with proof, and branched where that leaves a gap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import highspy
import numpy as np

from pantau.planning.milp import Floats, Milp, Solved

_FRACTION = 1e-6
_FURTHER = 12  # people of a column more or fewer, where rounding alone meets no row exactly
_AT_LEAST = 1000
_PATIENCE = 10  # times as long as a search may a relaxation take: without it there is no answer at all


@dataclass(frozen=True)
class Highs:
    """Solves until no solution can gain more than ``gap`` (a share), or ``seconds`` have passed in one search.

    First the relaxation: its gain bounds every solution. Then its fractions are rounded as well as can be (a small
    search among their neighbours); where that comes close enough, it is the answer and the bound its proof.
    """

    gap: float = 1e-4
    seconds: float = 30.0
    threads: int = 1

    def __call__(self, model: Milp, start: Floats | None = None) -> Solved:
        """The best solution found, with the bound that was proven."""
        if not len(model.gain):
            return _nothing(model)
        relaxed = self._run(replace(model, integer=np.zeros_like(model.integer)))
        if relaxed.values is None:
            return relaxed
        best = self._better(self._rounded(model, self._switched(model, relaxed)), _known(model, start), model)
        bound = np.floor(relaxed.bound + _FRACTION) if model.whole_gain else relaxed.bound
        found = replace(best, bound=float(bound), relaxation=relaxed.bound, prices=relaxed.prices)
        if found.values is not None and found.gap <= self.gap:
            return replace(found, status="optimal" if found.gap <= _FRACTION * self.gap else "feasible")
        searched = self._run(model, best.values)
        if searched.values is None:
            return searched if found.values is None else found
        best = self._better(searched, found, model)
        proven = min(searched.bound, found.bound)
        return replace(best, bound=proven, relaxation=relaxed.bound, prices=relaxed.prices)

    def _switched(self, model: Milp, relaxed: Solved) -> Solved:
        """The relaxation with every switch that it uses in part turned on, where that can be."""
        if relaxed.values is None or not len(model.switches):
            return relaxed
        lower, upper = model.lower.copy(), model.upper.copy()
        on = np.ceil(relaxed.values[model.switches] - _FRACTION)
        lower[model.switches] = upper[model.switches] = on
        turned = self._run(replace(model, lower=lower, upper=upper, integer=np.zeros_like(model.integer)))
        return relaxed if turned.values is None else turned

    def _rounded(self, model: Milp, relaxed: Solved) -> Solved:
        """The best among the whole numbers on either side of each fraction."""
        values = relaxed.values
        if values is None:
            return relaxed
        low = np.where(model.integer, np.floor(values + _FRACTION), model.lower)
        high = np.where(model.integer, np.ceil(values - _FRACTION), model.upper)
        if (low[model.integer] == high[model.integer]).all():
            return replace(relaxed, values=np.where(model.integer, np.round(values), values))
        near = self._run(replace(model, lower=low, upper=high))
        if near.values is not None:
            return near
        free = model.integer & (_cost_of_use(relaxed) <= self._limit(relaxed))
        low = np.where(free, np.maximum(low - _FURTHER, model.lower), low)
        high = np.where(free, np.minimum(high + _FURTHER, model.upper), high)
        return self._run(replace(model, lower=low, upper=high))

    def _limit(self, relaxed: Solved) -> float:
        """How costly a column may be that is set free: about as many as are used, and some more."""
        costs = np.sort(_cost_of_use(relaxed))
        many = int((relaxed.values > _FRACTION).sum()) if relaxed.values is not None else 0
        return float(costs[min(2 * many + _AT_LEAST, len(costs) - 1)])

    def _better(self, one: Solved, other: Solved, model: Milp) -> Solved:
        if other.values is None or (one.values is not None and one.gain >= other.gain):
            return one
        return other

    def _run(self, model: Milp, start: Floats | None = None) -> Solved:
        scale = _scale(model)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        options = {
            "output_flag": False,
            "threads": self.threads,
            "time_limit": self.seconds if model.integer.any() else _PATIENCE * self.seconds,
            "mip_rel_gap": self.gap,
            "mip_abs_gap": 0.5 / scale if model.whole_gain else 1e-9,
            "mip_feasibility_tolerance": 1e-9,
        }
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.passModel(_passed(model, scale))
        if start is not None:
            known = highspy.HighsSolution()
            known.col_value = list(start)
            solver.setSolution(known)
        solver.run()
        return _answer(solver, model, scale)


def _scale(model: Milp) -> float:
    """A power of two by which gains are divided, so that the largest is near 1: tolerances are meant for such."""
    largest = np.abs(model.gain).max()
    return float(2.0 ** np.round(np.log2(largest))) if largest > 0 else 1.0


def _cost_of_use(relaxed: Solved) -> Floats:
    """What the relaxation loses for one unit of each column; 0 for those that it uses."""
    return np.zeros(0) if relaxed.reduced is None else np.abs(relaxed.reduced)


def _nothing(model: Milp) -> Solved:
    """The answer where there is no column: every row is 0."""
    if (model.row_lower > 0).any() or (model.row_upper < 0).any():
        return Solved("infeasible")
    return Solved("optimal", np.zeros(0), 0.0, 0.0, 0.0, np.zeros(len(model.row_lower)))


def _known(model: Milp, start: Floats | None) -> Solved:
    if start is None:
        return Solved("unknown")
    return Solved("feasible", start, float(model.gain @ start))


def _passed(model: Milp, scale: float) -> Any:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.gain), len(model.row_lower)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.gain / scale, model.lower, model.upper
    lp.row_lower_, lp.row_upper_ = model.row_lower, model.row_upper
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = model.starts.astype(np.int32)
    lp.a_matrix_.index_ = model.indices.astype(np.int32)
    lp.a_matrix_.value_ = model.values
    if model.integer.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[one] for one in model.integer.astype(int)]
    return lp


def _answer(solver: Any, model: Milp, scale: float) -> Solved:
    status, info = solver.getModelStatus(), solver.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Solved("infeasible")
    solution = solver.getSolution()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Solved("unknown")
    values = np.array(solution.col_value)
    gain = info.objective_function_value * scale
    done = status == highspy.HighsModelStatus.kOptimal
    if model.integer.any():
        values = np.where(model.integer, np.round(values), values)
        return Solved(
            "optimal" if done else "feasible", values, float(model.gain @ values), info.mip_dual_bound * scale
        )
    bound = gain if done else float("inf")
    return Solved(
        "optimal" if done else "feasible",
        values,
        gain,
        bound,
        prices=np.array(solution.row_dual) * scale,
        reduced=np.array(solution.col_dual) * scale,
    )
