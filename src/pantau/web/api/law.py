"""What is due and what is owed, for programs: FORMATS section 6."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema

from pantau.core.period import Month
from pantau.errors import Fault, InputError
from pantau.law import benefit, contribution

router = Router(tags=["law"])
Language = Literal["id", "en"]
_MOST = 10**12


class Due(Schema):
    """Who pays for whom, in which month."""

    segment: Literal["PU", "BPU", "JAKON"]
    programmes: list[Literal["JKK", "JKM", "JHT", "JP", "JKP"]] = Field(min_length=1, max_length=5)
    month: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}$", examples=["2024-07"])
    income: Decimal | None = Field(None, ge=0, le=_MOST)
    risk: str = Field("", max_length=20)
    contract_value: Decimal | None = Field(None, ge=0, le=_MOST * 1000)
    sponsor: str = Field("", max_length=20)
    occupation: str = Field("", max_length=40)


class Owed(Schema):
    """What happened to whom, on which day."""

    programme: Literal["JKK", "JKM"]
    event: Literal["death", "total_disability"]
    segment: Literal["PU", "BPU", "JAKON"]
    on: date
    income: Decimal | None = Field(None, ge=0, le=_MOST)
    months_paid: int | None = Field(None, ge=0, le=1200)
    children: list[Literal["TK", "SD", "SMP", "SMA", "PT"]] = Field(default=[], max_length=10)


@router.post("contribution", auth=None, summary="What is due for one month")
def due(request: HttpRequest, asked: Due, language: Language = "id", trace: bool = False) -> dict[str, Any]:
    """The contribution with its parts, each with rule and article."""
    given = asked.dict()
    try:
        given["month"] = Month.parse(asked.month)
    except ValueError as error:
        raise InputError([Fault("month", 0, {"en": str(error), "id": str(error)})]) from None
    return contribution(**given).to_json(language, trace=trace)


@router.post("benefit", auth=None, summary="What is owed after an event")
def owed(request: HttpRequest, asked: Owed, language: Language = "id", trace: bool = False) -> dict[str, Any]:
    """The benefit with its parts, each with rule and article."""
    given = asked.dict()
    given["children"] = [(level, 0) for level in asked.children]
    return benefit(**given).to_json(language, trace=trace)
