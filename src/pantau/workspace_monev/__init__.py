"""Rounds: answers are reviewed as they are typed, findings followed from review to review, reports filled.

Composes `pantau.monev` with the review, the law and what a ledger records; a ledger comes in as its functions
(`pantau.Ledger(...).beside` and `.ask`), so nothing here opens one.
"""

from pantau.workspace_monev.checking import Beside, checked, followed, handed_in, lines_reviewed
from pantau.workspace_monev.known import known_of, recorded_figures, required_figures
from pantau.workspace_monev.report import RoundData, report_of

__all__ = [
    "Beside",
    "RoundData",
    "checked",
    "followed",
    "handed_in",
    "known_of",
    "lines_reviewed",
    "recorded_figures",
    "report_of",
    "required_figures",
]
