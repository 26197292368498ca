"""The pages on rounds run as they are written, and print what they show."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from pantau.errors import InputError
from pantau.monev import read_instrument

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorial" / "a-round.md"
HOW_TO = ROOT / "docs" / "how-to" / "write-an-instrument.md"
BLOCK = re.compile(r"```(python|text)\n(.*?)```", re.DOTALL)


def run(page):
    """Run the Python of a page, block after block; what each prints is what the page shows after it."""
    names: dict[str, object] = {}
    printed = ""
    for kind, block in BLOCK.findall(page.read_text()):
        if kind == "python":
            assert not printed, f"the page does not show: {printed}"
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(block, page.name, "exec"), names)
            printed = out.getvalue()
        else:
            assert printed == block
            printed = ""
    assert not printed


def test_the_tutorial_shows_what_is_printed(tmp_path, monkeypatch):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    run(PAGE)
    assert (tmp_path / "round" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "round" / "minutes.docx").read_bytes().startswith(b"PK")


def test_the_instrument_of_the_page_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    yaml = re.findall(r"```yaml\n(.*?)```", HOW_TO.read_text(), re.DOTALL)[0]
    (tmp_path / "tobacco.yaml").write_text(yaml)
    run(HOW_TO)
    with pytest.raises(InputError) as told:
        read_instrument(yaml.replace("kind: table", "kind: tabel"), "tobacco.yaml")
    assert told.value.faults[0].line("en") in HOW_TO.read_text()


def test_every_seed_case_is_in_it():
    text = PAGE.read_text()
    for case in (
        "cilegon-2024-monev",
        "jateng-2023",
        "cilegon-2024-raperwal",
        "banten-2022",
        "cilegon-2023-paritrana",
    ):
        assert case in text
