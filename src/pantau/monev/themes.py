"""Themes of obstacles: what keeps governments back, and what was recommended against it, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pantau.core.text import Text
from pantau.law.exact_yaml import parse
from pantau.monev.kept import revived_table


@dataclass(frozen=True)
class Theme:
    """An obstacle that is met often; ``seen`` says where, ``checks`` are the checks whose findings belong to it."""

    title: Text
    recommendations: tuple[Text, ...]
    seen: str
    source: str
    confidence: str
    checks: tuple[str, ...] = ()


@cache
def themes() -> Mapping[str, Theme]:
    """All themes by code."""
    return revived_table(Theme, read_data("themes.yaml"), "themes.yaml")


def theme_of(check: str) -> str:
    """The theme that findings of a check belong to; empty where there is none."""
    return next((code for code, theme in themes().items() if check in theme.checks), "")


def read_data(name: str) -> object:
    """What a YAML file of this package holds."""
    return parse((files("pantau.monev") / "data" / name).read_text("utf-8"))
