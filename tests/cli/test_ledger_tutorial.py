"""The tutorial of the ledger runs as it is written, one command after the other."""

import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from pantau.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "a-ledger.md"


def test_the_tutorial_shows_what_is_printed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    blocks = re.findall(r"```(python|shell-session)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) > 4
    for kind, text in blocks:
        if kind == "python":
            exec(compile(text, str(PAGE), "exec"), {})
            continue
        line, _, shown = text.removeprefix("$ pantau ").partition("\n")
        done = CliRunner().invoke(app, shlex.split(line))
        assert done.exit_code == 0, done.output
        assert done.stdout.split() == shown.split()
