from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from pantau.core.text import Text
from pantau.report import names, words

SOURCE = Path(words.__file__).parent
# The same in both languages on purpose: abbreviations, places and patterns without words.
SAME = {
    "No.", "Status", "Target", "target", "unit", "rupiah", "{region} · {period}", "{place}, {date}",
    "target {value} ({period})",
}  # fmt: skip


def texts(module: object) -> list[tuple[str, Text]]:
    """Every pair of words of a module, by its name."""
    found: list[tuple[str, Text]] = []
    for name, value in vars(module).items():
        if name.startswith("_") or isinstance(value, type):
            continue
        items = value.items() if isinstance(value, dict) else [(name, value)]
        for key, each in items:
            for one in each if isinstance(each, tuple) and not isinstance(each, Text) else (each,):
                text = one[1] if isinstance(one, tuple) and not isinstance(one, Text) else one
                if isinstance(text, Text):
                    found.append((f"{name}.{key}", text))
    return found


ALL = texts(words) + texts(names)


def slots(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize(("name", "text"), ALL, ids=[name for name, _ in ALL])
def test_said_in_both_languages_with_the_same_slots(name: str, text: Text) -> None:
    assert text.id.strip()
    assert text.en.strip()
    assert slots(text.id) == slots(text.en)
    assert text.id != text.en or text.id in SAME


def test_no_word_is_left_over() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py"))
    code += "".join(path.read_text(encoding="utf-8") for path in (SOURCE.parent / "io").glob("document*.py"))
    constants = [name for name, value in vars(words).items() if isinstance(value, Text)]
    assert [name for name in constants if not re.search(rf"words\.{name}\b", code)] == []


def test_every_label_is_used_by_a_template() -> None:
    page = (SOURCE / "templates" / "report.html.jinja").read_text(encoding="utf-8")
    paper = (SOURCE / "templates" / "report.typ").read_text(encoding="utf-8")
    used = set(re.findall(r"labels\.(\w+)", page + paper)) | {"reported", "recorded", "required"}
    assert used == set(names.LABELS)


def test_every_column_and_check_has_a_name() -> None:
    from pantau.review import all_checks

    assert {check.id for check in all_checks()} <= set(names.CHECKS)
