"""Instruments as text: read with every fault at once, written again, and those that Pantau ships."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pantau.core.categories import categories
from pantau.core.spelling import nearest
from pantau.core.terms import PROGRAMMES, SEGMENTS, SPONSORS
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.figures import MEASURES
from pantau.law.exact_yaml import parse
from pantau.monev.instrument import Asked, Instrument, Item, Question
from pantau.monev.kept import fault, plain, revived
from pantau.monev.themes import themes

_TWICE: Final = Text("kode ini ada {n} kali", "this code stands {n} times")
_NOT_KNOWN: Final = Text("'{found}' tidak dikenal", "'{found}' is not known")
_MEANT: Final = Text(
    "'{found}' tidak dikenal; maksudnya {near}?", "'{found}' is not known; did you mean {near}?"
)
_NO_CHOICES: Final = Text("pertanyaan pilihan memerlukan pilihan", "a question of choice needs choices")
_NO_TABLE: Final = Text(
    "tabel memerlukan angka dan kelompok pekerja", "a table needs figures and worker categories"
)
_NOT_BEFORE: Final = Text(
    "bergantung pada '{code}', yang tidak ada di depannya",
    "hangs on '{code}', which does not stand before it",
)
_UNSAID: Final = Text("teksnya kosong", "its text is empty")
_NO_VERSION: Final = Text("versi harus 1 atau lebih", "the version must be 1 or more")
_NO_YAML: Final = Text("tidak dapat dibaca sebagai YAML: {why}", "cannot be read as YAML: {why}")


@cache
def instruments() -> Mapping[str, Instrument]:
    """The instruments that Pantau ships, by id."""
    folder = files("pantau.monev") / "data" / "instruments"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".yaml"))
    read = [read_instrument((folder / name).read_text("utf-8"), name) for name in names]
    return {one.id: one for one in read}


def read_instrument(text: str, name: str = "") -> Instrument:
    """An instrument out of YAML; `InputError` with everything that is wrong with it."""
    return instrument_of(_parsed(text, name), name)


def instrument_of(data: Any, name: str = "") -> Instrument:
    """An instrument out of plain data; `InputError` with everything that is wrong with it."""
    found = revived(Instrument, data, name)
    wrong = list(_faults(found, name))
    if wrong:
        raise InputError(wrong)
    return found


def write_instrument(instrument: Instrument) -> str:
    """An instrument as YAML that `read_instrument` reads."""
    import yaml  # noqa: PLC0415  takes long to import

    text: str = yaml.safe_dump(plain(instrument), allow_unicode=True, sort_keys=False, width=110)
    return text


def _parsed(text: str, name: str) -> Any:
    import yaml  # noqa: PLC0415

    try:
        return parse(text)
    except yaml.YAMLError as error:
        why = " ".join(str(error).split())[:200]
        raise InputError([fault(name, "", _NO_YAML.fill(why=why))]) from None


def _faults(instrument: Instrument, name: str) -> Iterator[Fault]:
    if instrument.version < 1:
        yield fault(name, "version", _NO_VERSION)
    codes = [item.code for item in instrument.items]
    codes += [question.code for question in instrument.questions()]
    for code, n in Counter(codes).items():
        if n > 1:
            yield fault(name, code, _TWICE.fill(n=n))
    for place, text in _texts(instrument):
        if not (text.id.strip() and text.en.strip()):
            yield fault(name, place, _UNSAID)
    before: set[str] = set()
    for item in instrument.items:
        yield from _item_faults(item, instrument, name)
        for question in item.questions:
            yield from (fault(name, question.code, wrong) for wrong in _question_faults(question, before))
            for code in question.addressees:
                if code not in item.addressees:
                    yield fault(
                        name, f"{question.code}.addressees", _unknown(code, dict.fromkeys(item.addressees))
                    )
            before.add(question.code)


def _texts(instrument: Instrument) -> Iterator[tuple[str, Text]]:
    yield "title", instrument.title
    for item in instrument.items:
        yield item.code, item.title
        for question in item.questions:
            choices = (one.title for one in question.choices)
            evidence = (one.title for one in question.evidence)
            yield from ((question.code, text) for text in (question.title, *choices, *evidence))


def _item_faults(item: Item, instrument: Instrument, name: str) -> Iterator[Fault]:
    for code in item.addressees:
        if code not in instrument.addressees:
            yield fault(name, f"{item.code}.addressees", _unknown(code, instrument.addressees))


def _question_faults(question: Question, before: set[str]) -> Iterator[Text]:
    if question.only_if and question.only_if.question not in before:
        yield _NOT_BEFORE.fill(code=question.only_if.question)
    if question.kind == "choice" and not question.choices:
        yield _NO_CHOICES
    if question.kind == "table" and not (question.figures and question.categories):
        yield _NO_TABLE
    if question.theme and question.theme not in themes():
        yield _unknown(question.theme, themes())
    for code in question.categories:
        if code not in categories():
            yield _unknown(code, categories())
    for one in question.figures:
        yield from _asked_faults(one)


def _asked_faults(one: Asked) -> Iterator[Text]:
    listed: tuple[tuple[str, Mapping[str, Any]], ...] = (
        (one.measure, MEASURES),
        (one.segment, SEGMENTS),
        (one.sponsor, SPONSORS),
        *((part, PROGRAMMES) for part in one.programme.split("+")),
    )
    for code, known in listed:
        if code and code not in known:
            yield _unknown(code, known)


def _unknown(code: str, known: Mapping[str, Any]) -> Text:
    near = nearest(code, known)
    return _MEANT.fill(found=code, near=near[0]) if near else _NOT_KNOWN.fill(found=code)
