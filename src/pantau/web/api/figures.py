"""Recorded figures for programs: as JSON, as SDMX-CSV, as a package for Satu Data Indonesia; and their codes."""

# Annotations are values here: what pages an answer reads them in a module of its own, where our names mean nothing.
from collections.abc import Iterator
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from ninja.pagination import paginate

from pantau.core.period import Month
from pantau.core.regions import children, full_name, is_region
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.io.figures_codes import Code, code_lists
from pantau.io.figures_satu_data import MEDIA_TYPE as ZIP
from pantau.io.figures_satu_data import About, satu_data
from pantau.io.figures_sdmx import ATTRIBUTES, DIMENSIONS, OBSERVATION, STRUCTURE, sdmx_csv
from pantau.io.figures_sdmx import MEDIA_TYPE as SDMX
from pantau.web.access import region_of
from pantau.web.api.guard import READ, region_or_404
from pantau.web.api.pages import Pages
from pantau.web.audit.log import record
from pantau.web.recorded.answers import Figures, figures, newest_month

router = Router(tags=["figures"], auth=READ)
codes = Router(tags=["codes"])
By = Literal["", "region", "category", "segment", "sponsor", "programme", "sex", "age"]
Language = Literal["id", "en"]
_NO_MONTH = Text("tulis bulan seperti 2024-07", "write a month like 2024-07")
_TITLE = Text("Angka tercatat jaminan sosial ketenagakerjaan, {where}, {month}",
              "Recorded figures of employment social security, {where}, {month}")  # fmt: skip


class Asked(Schema):
    """Which figures: without region those of the user's office, without month the newest."""

    region: str = ""
    month: str = ""
    by: By = ""
    measure: str = ""
    language: Language = "id"


@router.get("", response=list[dict[str, Any]], summary="Recorded figures of a region and a month")
@paginate(Pages)
def listed(request: HttpRequest, asked: Query[Asked]) -> Any:
    """The figures of FORMATS section 1."""
    return _rows(_found(request, asked)[1], asked)


@router.get(
    "sdmx", summary="The same as SDMX-CSV 2.0", openapi_extra={"responses": {200: {"content": {SDMX: {}}}}}
)
def sdmx(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """One observation a row; what the codes mean is told by ``codes``. The download stands in the log."""
    where, found = _found(request, asked)
    return _file(request, sdmx_csv(_rows(found, asked)), SDMX, f"pantau-{where}-{found.month}.csv")


@router.get(
    "satu-data",
    summary="The same as a package for Satu Data Indonesia",
    openapi_extra={"responses": {200: {"content": {ZIP: {}}}}},
)
def package(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """A zip with data, data standard, metadata and reference codes. The download stands in the log."""
    where, found = _found(request, asked)
    user: Any = request.user
    about = About(
        title=_TITLE.fill(where=full_name(where), month=found.month),
        office=user.office.name,
        region=where,
        period=found.month,
        source=found.source,
    )
    return _file(request, satu_data(_rows(found, asked), about), ZIP, f"pantau-{where}-{found.month}.zip")


@codes.get("", auth=None, summary="The structure of SDMX-CSV and the code lists behind it")
def structure(request: HttpRequest) -> dict[str, Any]:
    """Dimensions, observation and attributes in their order, and the ids of the code lists."""
    lists = code_lists()
    return {
        "structure": STRUCTURE,
        "dimensions": [_component(one) for one in DIMENSIONS],
        "observation": _component(OBSERVATION),
        "attributes": [_component(one) for one in ATTRIBUTES],
        "code_lists": {name: len(found) for name, found in lists.items()},
    }


@codes.get("{name}", auth=None, summary="One code list")
def code_list(request: HttpRequest, name: str, inside: str = "") -> list[dict[str, Any]]:
    """Its codes in both languages; that of areas down to the regencies, or what lies directly ``inside`` one."""
    if inside and (name != "CL_AREA" or not is_region(inside)):
        raise Http404
    found = code_lists((inside, *children(inside)) if inside else ()).get(name)
    if found is None:
        raise Http404
    return list(_told(found))


def _found(request: HttpRequest, asked: Asked) -> tuple[str, Figures]:
    where = region_or_404(request.user, asked.region or region_of(request.user))
    try:
        when = str(Month.parse(asked.month)) if asked.month else newest_month()
    except ValueError:
        raise InputError([Fault("month", 0, _NO_MONTH._asdict())]) from None
    return where, figures(where, when, asked.by)


def _rows(found: Figures, asked: Asked) -> list[dict[str, Any]]:
    """The figures with their note in one language; those of one measure where one was asked for."""
    return [
        {**row, "note": (row.get("note") or {}).get(asked.language, ""), "source": found.source}
        for row in found.figures
        if asked.measure in ("", row["measure"])
    ]


def _file(request: HttpRequest, content: str | bytes, kind: str, name: str) -> HttpResponse:
    record(request.user, "figures.exported", name, region=region_of(request.user), via="api")
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _component(one: Any) -> dict[str, Any]:
    return {"id": one.id, "column": one.column, "codes": one.codes, "title": one.title._asdict()}


def _told(found: tuple[Code, ...]) -> Iterator[dict[str, Any]]:
    for one in found:
        yield {"id": one.id, "code": one.pantau, "title": one.title._asdict()}
