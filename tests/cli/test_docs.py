"""What the documentation shows is what is printed."""

import doctest
import re
import shlex

import pytest

from tests.cli.commands import ROOT, pantau


def shown():
    for page in [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "README.id.md"]:
        for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
            for one in block.split("$ pantau ")[1:]:
                line, _, output = one.partition("\n")
                yield pytest.param(line, output.split(), id=f"{page.name}: {line}")


@pytest.mark.parametrize(("line", "output"), list(shown()))
def test_a_page_shows_what_is_printed(line, output):
    done = pantau(*shlex.split(line), COLUMNS="100")
    assert (done.stdout + done.stderr).split() == output


PAGES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if "```pycon" in page.read_text("utf-8")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_in_python_gives_what_it_shows(page):
    found = doctest.testfile(str(page), module_relative=False)
    assert found.attempted
    assert not found.failed
