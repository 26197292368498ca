"""Regions for programs."""

# Annotations are values here: what pages an answer reads them in a module of its own.
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from pantau.core import regions
from pantau.web.api.pages import Pages

router = Router(tags=["regions"])


class Place(Schema):
    """A region."""

    code: str
    name: str
    kind: str
    level: str


@router.get("", auth=None, response=list[Place], summary="The regions that lie in one")
@paginate(Pages)
def inside(request: HttpRequest, inside: str = regions.NATION) -> Any:
    """What lies directly in a region; the provinces where none is named."""
    if not regions.is_region(inside):
        raise Http404
    return [regions.region(code)._asdict() for code in regions.children(inside)]


@router.get("{code}", auth=None, summary="A region and what lies in it")
def region(request: HttpRequest, code: str) -> dict[str, Any]:
    """Code, name, level, what lies above it and in it; a retired code says what it became."""
    old = regions.retired(code)
    if old is not None:
        return {"code": code, "name": old.name, "retired": True, "successor": old.successor or None}
    if not regions.is_region(code):
        raise Http404
    here = regions.region(code)
    return {
        "code": here.code,
        "name": here.name,
        "kind": here.kind,
        "level": here.level,
        "retired": False,
        "above": list(regions.ancestors(code)),
        "inside": list(regions.children(code)),
    }
