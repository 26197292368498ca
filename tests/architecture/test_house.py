"""The rules of the house that no linter holds."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pantau

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src" / "pantau").rglob("*.py"))
HEAVY = (
    "babel", "jinja2", "rich.console", "typst", "vl_convert", "xlsxwriter", "python_calamine", "yaml",
    "duckdb", "ibis", "pandas", "pyarrow", "splink", "sqlglot",
)  # fmt: skip
SIXTEEN_DIGITS = re.compile(r"(?<!\d)\d{16}(?!\d)")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_module_is_short_and_says_what_it_is_for(module):
    text = module.read_text()
    assert text.count("\n") <= 300
    assert ast.get_docstring(ast.parse(text))


def functions():
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield module, node


def test_functions_are_short():
    long = [f"{module.name}:{node.lineno} {node.name}" for module, node in functions() if _length(node) > 40]
    assert long == []


def _length(node: ast.FunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_the_help_imports_nothing_heavy():
    code = f"import sys, pantau.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_case_is_named_in_the_code():
    cases = [path.name for path in (ROOT / "examples").iterdir() if path.is_dir()]
    text = "\n".join(module.read_text() for module in MODULES)
    assert [case for case in cases if case in text] == []


def test_no_number_like_a_nik_stands_in_the_repository():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    texts = [
        ROOT / name for name in listed if name.endswith((".py", ".md", ".toml", ".csv", ".yaml", ".json"))
    ]
    found = [path.name for path in texts if path.exists() and SIXTEEN_DIGITS.search(path.read_text())]
    assert found == []


def test_the_face_is_exact():
    assert pantau.__all__ == sorted(pantau._HOMES)
    for name in pantau.__all__:
        assert getattr(pantau, name).__name__ == name
    with pytest.raises(AttributeError, match="it has Case"):
        pantau.nothing  # noqa: B018
