"""Regions for programs."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from pantau.core import regions

router = Router(tags=["regions"])


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
