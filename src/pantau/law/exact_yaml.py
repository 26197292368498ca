"""Reads the YAML of the law: numbers stay exact, days are dates, and no key may stand twice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pantau.core.money import Amount

_BOOL = "tag:yaml.org,2002:bool"


def parse(text: str) -> Any:
    """What a YAML text holds, every number of it a `Decimal`.

    >>> parse("rate: 0.24")
    {'rate': Decimal('0.24')}
    """
    import yaml  # noqa: PLC0415  takes longer to import than all the rest here

    return yaml.load(text, Loader=_exact_loader())  # noqa: S506  a SafeLoader, with exact numbers


def read_text(*path: str) -> str:
    """The text of one file of the law that Pantau ships, by its path inside ``pantau.law``."""
    from importlib import resources  # noqa: PLC0415  slow to import, of no use to a run that asks no law

    return resources.files("pantau.law").joinpath(*path).read_text("utf-8")


def files(folder: str) -> dict[str, str]:
    """The YAML files of one folder of the law, by name."""
    from importlib import resources  # noqa: PLC0415

    found = resources.files("pantau.law").joinpath(folder).iterdir()
    return {item.name: item.read_text("utf-8") for item in found if item.name.endswith(".yaml")}


@lru_cache(maxsize=1)
def _exact_loader() -> Any:
    import yaml  # noqa: PLC0415

    class Exact(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Reads ``0.24`` as the exact number, not as a float."""

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            """A map; a key that stands twice would hide what was said first."""
            names = [key.value for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
            if len(set(names)) < len(names):
                twice = next(name for name in names if names.count(name) > 1)
                problem = f"the key '{twice}' stands twice"
                raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
            return super().construct_mapping(node, deep)

    # ``on`` is the day of an event, not a truth: only true and false are, as in YAML 1.2.
    Exact.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in found if tag != _BOOL]
        for first, found in Exact.yaml_implicit_resolvers.items()
    }
    Exact.add_implicit_resolver(_BOOL, re.compile("^(?:true|false)$"), list("tf"))
    Exact.add_constructor("tag:yaml.org,2002:float", lambda _, node: Amount(node.value))
    Exact.add_constructor("tag:yaml.org,2002:int", lambda _, node: Amount(node.value))
    return Exact
