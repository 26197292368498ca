"""Law: what is due and what is owed, by dated parameters with their articles. Pure: values in, values out."""

from pantau.law.answer import Assessment, Part
from pantau.law.benefit import benefit
from pantau.law.benefits.expiry import claim_deadline
from pantau.law.benefits.heirs import first_heirs
from pantau.law.benefits.jp import pension_age
from pantau.law.benefits.scholarship import LEVELS, Scholarships, scholarship_amounts
from pantau.law.claim import EVENTS, HEIRS
from pantau.law.contribution import contribution
from pantau.law.contributions.bands import Band, bands, lowest_base
from pantau.law.dated import At, Parameter, Parameters, Value, parameters
from pantau.law.eligibility import Verdict, due_date, fine, is_active, may_enrol, required_programmes
from pantau.law.lawful import Bounds, LawfulAmount, lawful_rates, rate_step, wage_rate_bounds
from pantau.law.lawful_benefits import PaymentBounds, death_amounts, disability_amounts, payment_bounds
from pantau.law.question import RISKS
from pantau.law.refusal import explain
from pantau.law.schedule import Payment, Schedule, schedule

__all__ = [
    "EVENTS",
    "HEIRS",
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
    "Payment",
    "PaymentBounds",
    "Schedule",
    "Scholarships",
    "Value",
    "Verdict",
    "bands",
    "benefit",
    "claim_deadline",
    "contribution",
    "death_amounts",
    "disability_amounts",
    "due_date",
    "explain",
    "fine",
    "first_heirs",
    "is_active",
    "lawful_rates",
    "lowest_base",
    "may_enrol",
    "parameters",
    "payment_bounds",
    "pension_age",
    "rate_step",
    "required_programmes",
    "schedule",
    "scholarship_amounts",
    "wage_rate_bounds",
]
