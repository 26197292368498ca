"""The language of templates: fields, conditions and loops over our own lists, and nothing that computes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pantau.core import spelling
from pantau.core.text import Text
from pantau.io.round_documents.fields import FIELDS

_FILTERS: Final = ("upper", "lower", "capitalize", "title", "trim", "length", "first", "last", "join")
_LOOP: Final = ("index", "first", "last", "length")
_TESTS: Final = ("defined", "none", "odd", "even")
_MOST_LOOPS: Final = 60
_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Filter,
)  # fmt: skip

_SYNTAX: Final = Text(
    "tanda {{{{ }}}} atau {{% %}} tidak lengkap atau keliru: {what}",
    "a {{{{ }}}} or {{% %}} is incomplete or wrong: {what}",
)
_UNKNOWN: Final = Text(
    "bidang '{name}' tidak dikenal; yang dikenal: {known}", "field '{name}' is not known; known are: {known}"
)
_MEANT: Final = Text(
    "bidang '{name}' tidak dikenal; maksudnya '{meant}'?",
    "field '{name}' is not known; did you mean '{meant}'?",
)
_PART: Final = Text(
    "'{name}' tidak memiliki bagian '{part}'; yang ada: {known}",
    "'{name}' has no part '{part}'; it has: {known}",
)
_FORBIDDEN: Final = Text(
    "'{what}' tidak dapat dipakai dalam templat; pakai bidang, if, dan for saja",
    "'{what}' cannot be used in a template; use fields, if and for only",
)
_LOOPS: Final = Text(
    "for hanya untuk daftar bidang ({known}), tidak bersarang lebih dari dua, paling banyak {most}",
    "for goes over the lists of fields only ({known}), nested no deeper than two, at most {most} of them",
)


def environment() -> ImmutableSandboxedEnvironment:
    """The sandbox that templates run in: everything is escaped, what is missing is an error."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.tests = {name: made.tests[name] for name in _TESTS}
    return made


def language_wrong(sources: Iterable[str]) -> list[Text]:
    """Everything in the text of a template that it may not ask for, each once."""
    found: list[Text] = []
    for source in sources:
        try:
            tree = environment().parse(source)
        except TemplateError as error:
            found.append(_SYNTAX.fill(what=(error.message or type(error).__name__)[:120]))
        except RecursionError:
            found.append(_SYNTAX.fill(what="nested too deeply"))
        else:
            found += _tree_wrong(tree)
    return list(dict.fromkeys(found))


def _tree_wrong(tree: nodes.Template) -> Iterator[Text]:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            yield _FORBIDDEN.fill(what=type(node).__name__.lower())
        elif isinstance(node, nodes.Filter | nodes.Test) and node.name not in (*_FILTERS, *_TESTS):
            yield _FORBIDDEN.fill(what=node.name)
    if len(list(tree.find_all(nodes.For))) > _MOST_LOOPS:
        yield _loops()
    yield from _names_wrong(tree, {}, 0)


def _loops() -> Text:
    lists = [name for name, field in FIELDS.items() if field.parts and name != "labels"]
    return _LOOPS.fill(
        known=", ".join((*lists, "letterhead", "addressee", "opening", "copies")), most=_MOST_LOOPS
    )


def _names_wrong(node: nodes.Node, known: Mapping[str, tuple[str, ...]], depth: int) -> Iterator[Text]:
    """What is asked of names: ``known`` are the names that loops have made, with the parts of each."""
    if isinstance(node, nodes.For):
        yield from _loop_wrong(node, known, depth)
        return
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        yield from _part_wrong(node.node.name, node.attr, known)
        return
    if isinstance(node, nodes.Getattr):
        yield _FORBIDDEN.fill(what=f".{node.attr}")
    if isinstance(node, nodes.Name) and node.name not in known and node.name not in FIELDS:
        yield _unknown(node.name)
    for child in node.iter_child_nodes():
        yield from _names_wrong(child, known, depth)


def _loop_wrong(loop: nodes.For, known: Mapping[str, tuple[str, ...]], depth: int) -> Iterator[Text]:
    over, each = loop.iter, loop.target
    plain = isinstance(over, nodes.Name) and isinstance(each, nodes.Name)
    if not plain or depth > 1 or loop.recursive or loop.test is not None:
        yield _loops()
        return
    assert isinstance(over, nodes.Name) and isinstance(each, nodes.Name)  # noqa: S101, PT018  told to the type checker
    if over.name not in FIELDS:
        yield _unknown(over.name)
        return
    inside = {**known, each.name: FIELDS[over.name].parts, "loop": _LOOP}
    for child in (*loop.body, *loop.else_):
        yield from _names_wrong(child, inside, depth + 1)


def _part_wrong(name: str, part: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[Text]:
    if name not in known and name not in FIELDS:
        yield _unknown(name)
        return
    parts = known[name] if name in known else FIELDS[name].parts if name == "labels" else ()
    if part not in parts:
        yield _PART.fill(name=name, part=part[:40], known=", ".join(parts) or "–")


def _unknown(name: str) -> Text:
    meant = next(iter(spelling.nearest(name, list(FIELDS), 1)), "")
    if meant:
        return _MEANT.fill(name=name[:40], meant=meant)
    return _UNKNOWN.fill(name=name[:40], known=", ".join(FIELDS))


def filled(template: Any, context: Mapping[str, Any]) -> None:
    """Fill a template of Word that was looked at before."""
    template.render(dict(context), environment())
