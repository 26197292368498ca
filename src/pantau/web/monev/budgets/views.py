"""Budgets and targets: planned, allocated, spent; beside law and ledger; what a line buys, which months stay open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pantau.core import regions
from pantau.core.categories import category_title
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.figures import Figure
from pantau.monev import (
    BudgetLine,
    Incomplete,
    Target,
    against,
    bought,
    compared,
    families,
    figures_of_line,
    lawful_months,
    revived,
    targets,
)
from pantau.web.access import region_of, visible
from pantau.web.language import said
from pantau.web.layout import sent
from pantau.web.monev.beside import recorded
from pantau.web.monev.budgets.changes import named, shown
from pantau.web.monev.budgets.forms import DecideForm, LineForm, TargetForm
from pantau.web.monev.budgets.rows import (
    budgets_for,
    decide,
    line_of,
    proposals_for,
    propose,
    target_of,
)
from pantau.web.monev.models import KeptTarget, Proposal
from pantau.web.monev.newest import newest_coverage
from pantau.web.telling import tell

_A_PAGE = 25
_WAITS = Text("Usulan menunggu persetujuan orang lain.", "The change waits for somebody else's approval.")
_DECIDED = Text("Keputusan tersimpan.", "The decision is kept.")


def budgets(request: HttpRequest) -> HttpResponse:
    """Budget lines of the reader's regions, each with what it buys; targets in their families; what waits."""
    rows = budgets_for(request.user)
    year = request.GET.get("year", "")
    rows = rows.filter(year=int(year)) if year.isascii() and year.isdigit() and len(year) == 4 else rows
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    waiting = [(one, *_change(one)) for one in proposals_for(request.user)]
    about = {
        "page": page, "rows": [told(line_of(one)) for one in page], "waiting": waiting, "year": year,
        "query": f"year={year}&" if year else "", "targets": _targets(request.user),
    }  # fmt: skip
    return render(request, "monev/budgets.html", about)


def new_line(request: HttpRequest) -> HttpResponse:
    """Propose a budget line."""
    first = {"region": region_of(request.user), "year": timezone.localdate().year, "source": "APBD"}
    form = LineForm(request.user, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        propose(request.user, "budget", form.line(None))
        messages.success(request, said(_WAITS))
        return redirect("budgets")
    return render(request, "monev/budget_new.html", {"form": form}, status=422 if form.is_bound else 200)


def one_line(request: HttpRequest, line: UUID) -> HttpResponse:
    """One line: what it buys by the law of each month, what disagrees, and a change to propose."""
    row = get_object_or_404(budgets_for(request.user), pk=line)
    before = line_of(row)
    first = {one.name: getattr(before, one.name) for one in fields(before)}
    first["first_month"] = str(before.first_month) if before.first_month else ""
    form = LineForm(request.user, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        propose(request.user, "budget", form.line(before), before)
        messages.success(request, said(_WAITS))
        return redirect("budget", row.pk)
    about = {**told(before, figures=_recorded(before)), "form": form, "waits": _waiting(before)}
    return render(request, "monev/budget.html", about, status=422 if form.is_bound else 200)


def new_target(request: HttpRequest) -> HttpResponse:
    """Propose a target of a region's own."""
    first = {"region": region_of(request.user), "year": timezone.localdate().year}
    form = TargetForm(request.user, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        propose(request.user, "target", form.target())
        messages.success(request, said(_WAITS))
        return redirect("budgets")
    about = {"form": form, "families": families()}
    return render(request, "monev/target_new.html", about, status=422 if form.is_bound else 200)


def decide_proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """Approve or refuse a change of numbers that somebody else proposed."""
    found = get_object_or_404(proposals_for(request.user), pk=proposal)
    form = DecideForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            decide(request.user, found, approve="approve" in request.POST, reason=form.cleaned_data["reason"])
        except PantauError as error:
            tell(form, error, "reason" if isinstance(error, Incomplete) else None)
        else:
            messages.success(request, said(_DECIDED))
            return redirect("budgets")
    title, changes = _change(found)
    about = {"form": form, "proposal": found, "title": title, "changes": changes}
    return render(request, "monev/proposal.html", about, status=422 if form.is_bound else 200)


def told(line: BudgetLine, *, figures: Iterable[Figure] = ()) -> dict[str, Any]:
    """What a page says of a line."""
    lawful = lawful_months(line)
    paid = bought(line, lawful)
    return {
        "line": line,
        "place": regions.full_name(line.region),
        "source": SPONSORS.get(line.source, Text(line.source, line.source)),
        "category": category_title(line.category)
        if line.category
        else Text("semua kelompok", "all categories"),
        "bought": paid,
        "lawful": [(str(month), one) for month, one in lawful.items()],
        "paid": {str(month) for month in paid.months} if paid else set(),
        "differences": compared(line, lawful, tuple(figures)),
    }


def _recorded(line: BudgetLine) -> list[Figure]:
    """What the ledger has of the people of a line."""
    asked = figures_of_line(line, "budget")
    found = [
        one._replace(measure=measure, segment="", programme="")
        for one in asked[:1]
        for measure in ("contributions", "funded_workers", "covered_workers")
    ]
    return list(recorded(found))


def _targets(user: Any) -> list[dict[str, Any]]:
    own = [target_of(one) for one in visible(KeptTarget.objects.all(), user)]
    home = region_of(user)
    shown = [one for one in targets(own) if one in own or one.region in (home, regions.NATION)]
    places = dict.fromkeys(one.region for one in shown)
    figures = [figure for place in places for figure in newest_coverage(place)]
    return [
        {"row": row, "place": regions.full_name(row.target.region), "own": row.target in own}
        for row in against(shown, figures)
    ]


def _change(proposal: Proposal) -> tuple[Text, list[tuple[str, str, str]]]:
    """What a proposal would change: names, before, after."""
    kind: Any = BudgetLine if proposal.kind == "budget" else Target
    after = revived(kind, proposal.body)
    before = None
    if proposal.thing:
        before = line_of(budgets_for(proposal.by).model.objects.get(pk=proposal.thing))
    changes = [
        (
            named(one.name),
            shown(one.name, getattr(before, one.name, None)),
            shown(one.name, getattr(after, one.name)),
        )
        for one in fields(after)
        if one.name not in ("id", "version") and getattr(before, one.name, None) != getattr(after, one.name)
    ]
    place = regions.full_name(after.region)
    name = Text("Anggaran", "Budget") if proposal.kind == "budget" else Text("Target", "Target")
    return Text(f"{name.id} {place} {after.year}", f"{name.en} {place} {after.year}"), changes


def _waiting(line: BudgetLine) -> bool:
    return Proposal.objects.filter(thing=line.id, verdict="waiting").exists()
