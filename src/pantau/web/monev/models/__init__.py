"""What is kept of rounds: edited by people, small, never overwritten without a trace."""

from pantau.web.monev.models.documents import KeptDocument, KeptMeeting, OfficeTemplates, SentNotice
from pantau.web.monev.models.findings import KeptFinding, KeptFindingEvent
from pantau.web.monev.models.money import KeptBudget, KeptEnding, KeptRegulation, KeptTarget, Proposal
from pantau.web.monev.models.rounds import (
    Evidence,
    InstrumentVersion,
    KeptEvent,
    KeptRevision,
    KeptRound,
    KeptSubmission,
)

__all__ = [
    "Evidence",
    "InstrumentVersion",
    "KeptBudget",
    "KeptDocument",
    "KeptEnding",
    "KeptEvent",
    "KeptFinding",
    "KeptFindingEvent",
    "KeptMeeting",
    "KeptRegulation",
    "KeptRevision",
    "KeptRound",
    "KeptSubmission",
    "KeptTarget",
    "OfficeTemplates",
    "Proposal",
    "SentNotice",
]
