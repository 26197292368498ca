"""The page Rencana: who is not covered, what that costs, what a budget buys, its best use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.errors import PantauError
from pantau.io.plan_files import workbook
from pantau.planning import Costing, Frontier, buys, cost_of, told
from pantau.planning.allocation_result import Allocation
from pantau.planning.allocation_told import tables as allocation_tables
from pantau.planning.allocation_told import told as allocation_told
from pantau.planning.allocation_told import warnings
from pantau.planning.budget_tables import buys_tables, cost_tables
from pantau.planning.tables import Table
from pantau.web.access import region_of
from pantau.web.audit.log import record
from pantau.web.language import language
from pantau.web.planning.charts import frontier_chart, frontier_title
from pantau.web.planning.forms import AllocationForm, BudgetForm
from pantau.web.planning.where import gaps_for
from pantau.web.recorded.drawings import drawn
from pantau.web.telling import tell
from pantau.workspace_planning.budgets import allocated

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_GROUPS = 2_000  # of an allocation while a reader waits; larger ones: `pantau plan allocate`, or the API
SECONDS = 5.0


def plan(request: HttpRequest) -> HttpResponse:
    """The gap with its cost, and what a budget buys."""
    form = BudgetForm(request.user, request.GET or None)
    found = _answer(form, _budgeted)
    costing, frontier = found or (None, None)
    about = {
        "form": form,
        "query": request.GET.urlencode(),
        "gap": _shown(cost_tables(costing)) if costing else None,
        "warnings": (frontier or costing).warnings if costing else (),
        "frontier": _shown(buys_tables(frontier)) if frontier else None,
        "told": [(one, told(one, frontier)) for one in frontier.choices] if frontier else (),
        "title": frontier_title(frontier) if frontier else None,
        "region": form.cleaned_data.get("region", "") if form.is_bound else region_of(request.user),
    }
    return render(request, "planning/plan.html", about, status=status(form))


def drawing(request: HttpRequest) -> HttpResponse:
    """What a budget buys, as a picture."""
    form = BudgetForm(request.user, request.GET)
    _, frontier = _answer(form, _budgeted) or (None, None)
    if frontier is None:
        raise Http404
    title = frontier_title(frontier).say(language())
    answer = HttpResponse(
        drawn("frontier", title, frontier_chart(frontier, language())), content_type="image/svg+xml"
    )
    answer.headers["Cache-Control"] = "private, max-age=300"
    return answer


def allocation(request: HttpRequest) -> HttpResponse:
    """The best use of money under conditions."""
    form = AllocationForm(request.user, request.GET or None)
    found = _answer(form, _allocated)
    about = {
        "form": form,
        "query": request.GET.urlencode(),
        "told": allocation_told(found) if found else (),
        "tables": _shown(allocation_tables(found)) if found else None,
        "warnings": warnings(found.asked) if found else (),
    }
    return render(request, "planning/allocation.html", about, status=status(form))


def workbook_of_plan(request: HttpRequest) -> HttpResponse:
    """The gap and what a budget buys, as a workbook with what it rests on."""
    form = BudgetForm(request.user, request.GET)
    costing, frontier = _answer(form, _budgeted) or (None, None)
    if costing is None:
        raise Http404
    found = list(cost_tables(costing))
    if frontier:
        known = {table.name for table in found}
        found += [table for table in buys_tables(frontier) if table.name not in known]
    return _taken(request, form, found, "rencana")


def workbook_of_allocation(request: HttpRequest) -> HttpResponse:
    """An allocation as a workbook with what it rests on."""
    form = AllocationForm(request.user, request.GET)
    found = _answer(form, _allocated)
    if found is None:
        raise Http404
    return _taken(request, form, allocation_tables(found), "alokasi")


def _budgeted(form: BudgetForm) -> tuple[Costing, Frontier | None]:
    given = form.cleaned_data
    gaps = gaps_for(given["region"], "", given["by"], given["people"])
    cover = form.cover(given["months"])
    if given["budget"] is None:
        return cost_of(gaps, cover), None
    return cost_of(gaps, cover), buys(gaps, cover, int(given["budget"]))


def _allocated(form: AllocationForm) -> Allocation:
    given = form.cleaned_data
    gaps = gaps_for(given["region"], "", given["by"], given["people"])
    if len(gaps.rows) > MOST_GROUPS:
        raise PantauError.of(
            id="terlalu banyak kelompok untuk halaman ini; pakai pantau plan allocate",
            en="too many groups for this page; use pantau plan allocate",
        )
    return allocated(form.question(), gaps, seconds=SECONDS)


def _answer(form: Any, ask: Callable[[Any], Any]) -> Any:
    """What was asked, or nothing where a fault stands beside its field."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return ask(form)
    except PantauError as error:
        tell(form, error)
        return None


def status(form: forms.Form) -> int:
    """422 for a form with faults."""
    return 422 if form.is_bound and form.errors else 200


def _shown(tables: Sequence[Table]) -> dict[str, Any]:
    """Tables as a template shows them, by name."""
    spoken = language()
    return {
        one.name: {
            "title": one.title,
            "heads": list(zip(one.heads(spoken), (column.is_number for column in one.columns), strict=True)),
            "rows": [_cells(one, row, spoken) for row in one.rows],
            "total": _cells(one, one.total, spoken) if one.total else None,
        }
        for one in tables
    }


def _cells(table: Table, row: Sequence[Any], spoken: Any) -> list[tuple[str, bool]]:
    return list(zip(table.told_row(row, spoken), (one.is_number for one in table.columns), strict=True))


def _taken(request: HttpRequest, form: Any, tables: Sequence[Table], name: str) -> HttpResponse:
    region = form.cleaned_data["region"]
    record(request.user, "plan.exported", f"{name} {region}", region=region)
    answer = HttpResponse(workbook(tables, language()), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{region}.xlsx"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
