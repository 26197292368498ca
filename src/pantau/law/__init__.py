"""Law: what is due and what is owed, by dated parameters with their articles. Pure: values in, values out."""

from pantau.law.answer import Assessment, Part
from pantau.law.bands import Band, bands, lowest_base
from pantau.law.benefit import EVENTS, benefit
from pantau.law.contribution import contribution
from pantau.law.dated import At, Parameter, Parameters, Value, parameters
from pantau.law.lawful import Bounds, LawfulAmount, lawful_rates, rate_step, wage_rate_bounds
from pantau.law.lawful_benefits import PaymentBounds, death_amounts, disability_amounts, payment_bounds
from pantau.law.question import RISKS
from pantau.law.refusal import explain
from pantau.law.scholarship import LEVELS, Scholarships, scholarship_amounts

__all__ = [
    "EVENTS",
    "LEVELS",
    "RISKS",
    "Assessment",
    "At",
    "Band",
    "Bounds",
    "LawfulAmount",
    "Parameter",
    "Parameters",
    "Part",
    "PaymentBounds",
    "Scholarships",
    "Value",
    "bands",
    "benefit",
    "contribution",
    "death_amounts",
    "disability_amounts",
    "explain",
    "lawful_rates",
    "lowest_base",
    "parameters",
    "payment_bounds",
    "rate_step",
    "scholarship_amounts",
    "wage_rate_bounds",
]
