"""The lists that a told value is taken from.

They stand apart from the variables because OpenFisca loads those files under names of its own: a list in
one of them would exist twice, and no value would equal itself.
"""

from __future__ import annotations

from openfisca_core.indexed_enums import Enum


class Segment(Enum):
    """Wage earner, or not."""

    PU = "Penerima upah"
    BPU = "Bukan penerima upah"


class Risk(Enum):
    """Risk class of JKK; BPU have none."""

    none = "No class"
    very_low = "Very low"
    low = "Low"
    medium = "Medium"
    high = "High"
    very_high = "Very high"


class Sponsor(Enum):
    """Who pays."""

    UNSAID = "Not said"
    SELF = "The worker"
    EMPLOYER = "The employer"
    APBN = "State budget"
    APBD_PROV = "Budget of a province"
    APBD = "Budget of a regency or city"
    CSR = "A company, for others"


class Occupation(Enum):
    """Work of a BPU, as far as a relief depends on it."""

    other = "Other, or not said"
    ojek = "Motorcycle taxi"
    sopir = "Driver"
    kurir = "Courier"


class Programmes(Enum):
    """The programmes that a worker is enrolled in."""

    JKK_JKM = "JKK+JKM"
    JKK_JKM_JHT = "JKK+JKM+JHT"
    JKK_JKM_JHT_JP = "JKK+JKM+JHT+JP"
