"""What is said beside a row: what was found, what to do, what was corrected; the sentences are the checks' own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from pantau.core.text import Language, Text
from pantau.io.roster_books.blocks import text_of
from pantau.roster.issues import issues
from pantau.roster.template import TITLES

_ARROW = " → "
_EMPTY = Text("(kosong)", "(empty)")
# A value written in the one way that the computer uses; the office has nothing to do about it.
_NOTATION = "_notation"
_IN_CODES_ONLY = ("empty_marker",)
_BETWEEN = ";"  # codes


def sentences(code: str) -> tuple[Text, Text]:
    """What a code of a finding says, and what to do about it; a code that no check has stands for itself."""
    known = issues().get(code)
    return (known.says, known.do) if known else (Text(code, code), Text("", ""))


@lru_cache(maxsize=8192)
def said(codes: tuple[str, ...], language: Language) -> tuple[str, str]:
    """What was found in a row and what to do, a line each; what to do names the findings that it is for."""
    told = [sentences(code) for code in codes if not (code.endswith(_NOTATION) or code in _IN_CODES_ONLY)]
    if len(told) == 1:
        return told[0][0].say(language), told[0][1].say(language)
    to_do: dict[str, list[str]] = {}
    for number, (_, do) in enumerate(told, 1):
        to_do.setdefault(do.say(language), []).append(str(number))
    found = [f"{number}. {says.say(language)}" for number, (says, _) in enumerate(told, 1)]
    return "\n".join(found), "\n".join(f"{', '.join(numbers)}. {do}" for do, numbers in to_do.items() if do)


def repairs(batch: pa.RecordBatch, fields: Sequence[str], language: Language) -> list[str]:
    """What was corrected in each row of a batch, a line each: field, value as read, value as used.

    That a value was only written in another way is not a repair; the codes beside the row say that.
    """
    lines: dict[int, list[str]] = {}
    codes = pc.fill_null(pc.binary_join(batch["reasons"], _BETWEEN), "")
    codes = pc.binary_join_element_wise("", codes, "", _BETWEEN)
    for field in fields:
        title = TITLES[field].say(language)
        rewritten = pc.match_substring(codes, f"{_BETWEEN}{field}{_NOTATION}{_BETWEEN}")
        for row, before, after in _changed(batch[f"{field}_read"], batch[field], rewritten):
            lines.setdefault(row, []).append(f"{title}: {before or _EMPTY.say(language)}{_ARROW}{after}")
    return ["\n".join(lines[row]) if row in lines else "" for row in range(batch.num_rows)]


def proposals(batch: pa.RecordBatch) -> list[str]:
    """The NIKs that a damaged one may have been, a line each; they are never filled in."""
    found = [""] * batch.num_rows
    if "proposals" in batch.schema.names:
        for row in pc.indices_nonzero(pc.list_value_length(batch["proposals"])).to_pylist():
            found[row] = "\n".join(f"NIK {nik}" for nik in batch["proposals"][row].as_py())
    return found


def _changed(read: pa.Array, clean: pa.Array, rewritten: pa.Array) -> Iterator[tuple[int, str, str]]:
    read, clean = text_of(read), text_of(clean)
    changed = pc.and_(pc.not_equal(read, clean), pc.not_equal(clean, ""))
    rows = pc.indices_nonzero(pc.and_not(changed, rewritten))
    yield from zip(rows.to_pylist(), read.take(rows).to_pylist(), clean.take(rows).to_pylist(), strict=True)
