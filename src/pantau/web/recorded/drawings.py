"""Charts as pictures: drawn once, kept under the seal of their specification."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Final

import vl_convert
from django.db import IntegrityError, transaction
from django.utils import timezone

from pantau.io.document_drawings import draw
from pantau.report.blocks import Chart
from pantau.report.charts import Spec
from pantau.web.recorded.models import Drawing

_FORGOTTEN_AFTER: Final = timedelta(days=30)
_SCALE: Final = 2  # pixels of a PNG for one of the drawing


def drawn(id: str, title: str, specification: Spec) -> str:
    """The drawing as SVG."""
    told = json.dumps([id, title, specification], ensure_ascii=False, sort_keys=True)
    seal = hashlib.sha256(told.encode()).hexdigest()
    found = Drawing.objects.filter(pk=seal).values_list("svg", flat=True).first()
    if found is not None:
        return found
    chart = Chart(id=id, title=title, description="", specification=specification, table=None)
    svg = draw((chart,))[id]
    try:
        with transaction.atomic():
            Drawing.objects.create(pk=seal, svg=svg)
    except IntegrityError:  # somebody drew it meanwhile
        pass
    return svg


def png(specification: Spec) -> bytes:
    """The drawing as a picture of pixels, for slides and letters."""
    return vl_convert.vegalite_to_png(json.dumps(specification), scale=_SCALE)


def forget_old() -> int:
    """Throw away drawings that were made long ago; what is still shown is drawn again."""
    return Drawing.objects.filter(at__lt=timezone.now() - _FORGOTTEN_AFTER).delete()[0]
