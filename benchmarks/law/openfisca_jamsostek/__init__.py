"""Contributions of PU and BPU as a country model of OpenFisca-Core, written as its users write one.

It is a peer to measure against, not part of Pantau: nothing of Pantau is imported here, and nothing of
OpenFisca is imported anywhere else. It runs in an environment of its own (``benchmarks.law.peer``).
"""

from __future__ import annotations

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_jamsostek.entities import Worker

FOLDER = Path(__file__).parent


class JamsostekSystem(TaxBenefitSystem):
    """The contribution rules from 2015-07 on."""

    def __init__(self) -> None:
        super().__init__([Worker])
        self.add_variables_from_directory(str(FOLDER / "variables"))
        self.load_parameters(str(FOLDER / "parameters"))
