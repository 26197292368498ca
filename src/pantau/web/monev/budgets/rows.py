"""Budget lines, targets and proposals out of the database and back: a number changes when somebody else agrees."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from pantau.core.text import Text
from pantau.monev import BudgetLine, Incomplete, NotAllowed, Target, plain, revived
from pantau.web.access import visible
from pantau.web.audit.log import record
from pantau.web.monev.models import KeptBudget, KeptTarget, Proposal
from pantau.web.monev.stored import columns_of, put, value_of

NUMBERS: Final = ("planned", "allocated", "revised", "realised", "persons", "months", "rate")
_BUDGET: Final = (
    *("region", "year", "source", "category", "segment", "programmes", *NUMBERS),
    *("first_month", "regulation", "note", "version"),
)
_TARGET: Final = ("family", "region", "year", "value", "unit", "source", "confidence", "definition", "note")
_MAKER: Final = Text("yang mengusulkan tidak menyetujui", "who proposes does not approve")
_REASON: Final = Text("alasannya perlu ditulis", "a reason has to be given")
_DECIDED: Final = Text("usulan ini sudah diputuskan", "this proposal was decided already")


def budgets_for(user: Any) -> QuerySet[Any]:
    """The budget lines of the user's regions."""
    return visible(KeptBudget.objects.all(), user)


def proposals_for(user: Any) -> QuerySet[Any]:
    """The changes of numbers that wait in the user's regions."""
    return visible(Proposal.objects.select_related("by").filter(verdict="waiting"), user)


def line_of(row: KeptBudget) -> BudgetLine:
    """A budget line; amounts without digits behind the point where they have none."""
    return value_of(BudgetLine, row)


def target_of(row: KeptTarget) -> Target:
    """A target of a region's own."""
    return value_of(Target, row)


def propose(user: Any, kind: str, after: BudgetLine | Target, before: BudgetLine | None = None) -> Proposal:
    """Let a change wait for somebody else's yes."""
    with transaction.atomic():
        made = Proposal.objects.create(
            kind=kind, thing=before.id if before else "", version=before.version if before else 0,
            region=after.region, body=plain(after), by=user,
        )  # fmt: skip
        record(user, f"{kind}.proposed", made.thing or str(made.pk), region=after.region, body=plain(after))
    return made


def decide(user: Any, proposal: Proposal, *, approve: bool, reason: str) -> None:
    """Approve or refuse a change; never one's own."""
    if proposal.by_id == user.pk:
        raise NotAllowed.of(id=_MAKER.id, en=_MAKER.en)
    if not approve and not reason.strip():
        raise Incomplete.because([_REASON])
    verdict = "approved" if approve else "refused"
    with transaction.atomic():
        taken = Proposal.objects.filter(pk=proposal.pk, verdict="waiting").update(
            verdict=verdict, decided_by=user, decided_at=timezone.now(), reason=reason.strip()
        )
        if not taken:
            raise NotAllowed.of(id=_DECIDED.id, en=_DECIDED.en)
        if approve:
            _apply(proposal)
        record(user, f"{proposal.kind}.{verdict}", str(proposal.pk), region=proposal.region, reason=reason)


def put_line(before: BudgetLine | None, after: BudgetLine) -> None:
    """Keep a line; `Stale` when it changed since."""
    columns = columns_of(after, *_BUDGET)
    if before is None:
        KeptBudget.objects.create(id=after.id or uuid.uuid4(), **columns)
    else:
        columns["version"] = before.version + 1
        put(KeptBudget(pk=before.id), before.version, **columns)


def _apply(proposal: Proposal) -> None:
    if proposal.kind == "target":
        after = revived(Target, proposal.body)
        where = {"family": after.family, "region": after.region, "year": after.year}
        KeptTarget.objects.update_or_create(**where, defaults=columns_of(after, *_TARGET))
        return
    line = revived(BudgetLine, proposal.body)
    if proposal.thing:
        now = line_of(KeptBudget.objects.get(pk=proposal.thing))
        put_line(BudgetLine(now.id, now.region, now.year, now.source, version=proposal.version), line)
    else:
        put_line(None, line)
