"""The figure, the catalogue of measures, what a printed number stands for, and how figures add up."""

from pantau.figures.case import Case, MeasureTaken, Regulation, Source
from pantau.figures.figure import Figure
from pantau.figures.finding import (
    SEVERITIES,
    SEVERITY_TITLES,
    Derived,
    Explanation,
    Finding,
    Review,
    Severity,
    Summary,
)
from pantau.figures.formula import Formula
from pantau.figures.interval import Interval
from pantau.figures.measures import MEASURES, Measure
from pantau.figures.rollup import NotAdditive, by_category, by_region, by_time

__all__ = [
    "MEASURES",
    "SEVERITIES",
    "SEVERITY_TITLES",
    "Case",
    "Derived",
    "Explanation",
    "Figure",
    "Finding",
    "Formula",
    "Interval",
    "Measure",
    "MeasureTaken",
    "NotAdditive",
    "Regulation",
    "Review",
    "Severity",
    "Source",
    "Summary",
    "by_category",
    "by_region",
    "by_time",
]
