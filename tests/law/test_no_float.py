"""Money never goes through a float: none is written, named or annotated where the law is computed."""

import ast
from pathlib import Path

import pytest

import pantau
import pantau.law

ROOT = Path(pantau.__file__).parent
FILES = sorted(
    [
        *(ROOT / "law").rglob("*.py"),
        ROOT / "core/exact_columns.py",
        ROOT / "core/money.py",
        ROOT / "core/symbols.py",
    ]
)
BINARY = {"float", "float32", "float64", "double", "Double", "Float64", "real"}


def floats(source):
    """Where a float stands in a source, as (line, what)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno, node.value
        elif isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name in BINARY:
                yield node.lineno, name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in BINARY:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_float(path):
    assert list(floats(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "x = 0.5",
        "def f(x: float): ...",
        "y = a.cast('float64')",
        "z = np.float64(1)",
        "w = 1e3",
        "float('1')",
    ],
)
def test_a_float_would_be_found(source):
    assert list(floats(source))


def test_every_module_of_the_law_is_read():
    assert len(FILES) > 40
