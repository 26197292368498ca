"""How the coverage of the law is shown: a summary by regulation, and each article of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pantau.core.text import Language, Text
from pantau.law.coverage import Coverage
from pantau.law.regulations import regulations

_HEADS = (
    Text("Peraturan", "Regulation"),
    Text("Tentang", "Subject"),
    Text("Pasal dikodifikasi", "Articles codified"),
    Text("diuji contoh", "tested by examples"),
    Text("hal terbuka", "open points"),
)
_CODIFIED = Text("dikodifikasi", "codified")
_TESTED = Text("diuji oleh contoh", "tested by examples")
_OPEN = Text("belum dikodifikasi", "not codified")
_GENERAL = Text("(tanpa pasal)", "(no article named)")


def summary_rows(found: Iterable[Coverage], language: Language) -> tuple[list[str], list[tuple[str, ...]]]:
    """A row for each regulation: how many articles are codified, how many tested, how many points are open."""
    titles = {regulation.id: regulation.title for regulation in regulations()}
    rows: list[tuple[str, ...]] = []
    for regulation, group in groupby(found, key=lambda one: one.article.regulation):
        articles = list(group)
        codified = [one for one in articles if one.parameters or one.rules]
        title = titles.get(regulation)
        rows.append(
            (
                regulation,
                title.say(language) if title else "",
                str(len(codified)),
                str(sum(bool(one.examples) for one in codified)),
                str(sum(len(one.open) for one in articles)),
            )
        )
    return [head.say(language) for head in _HEADS], rows


def article_lines(found: Iterable[Coverage], language: Language) -> Iterator[str]:
    """Each article with what is codified, by which examples it is tested, and what is open and why."""
    for one in found:
        name = _GENERAL.say(language) if one.article.name == "-" else one.article.name
        yield f"{one.article.regulation} {name}"
        if one.parameters or one.rules:
            yield f"  {_CODIFIED.say(language)}: {', '.join([*one.parameters, *one.rules])}"
        if one.examples:
            yield f"  {_TESTED.say(language)}: {', '.join(one.examples)}"
        for gap in one.open:
            yield f"  {_OPEN.say(language)}: {gap.why.say(language)}; {gap.settles.say(language)}"


def coverage_page(found: Iterable[Coverage]) -> str:
    """The page of the reference, as Markdown."""
    articles = list(found)
    heads, rows = summary_rows(articles, "en")
    parts = [
        "# Law: coverage\n",
        "Written by `make docs` from the parameters, the rules and the worked examples of `pantau.law`.\n",
        "Every dated value is also tested on its first day and on the day before. *Tested by examples*: a worked "
        "example of `src/pantau/law/examples/` rests on a value of the article. What is open raises "
        "`NotCodified`.\n",
        "| " + " | ".join(heads) + " |\n|---|---|---|---|---|",
        *("| " + " | ".join(row) + " |" for row in rows),
        "",
    ]
    for regulation, group in groupby(articles, key=lambda one: one.article.regulation):
        parts += [f"## {regulation}\n", "| article | codified | tested by | open |\n|---|---|---|---|"]
        parts += [_row(one) for one in group]
        parts.append("")
    return "\n".join(parts)


def _row(one: Coverage) -> str:
    codified = ", ".join(f"`{code}`" for code in [*one.parameters, *one.rules])
    gaps = "<br>".join(f"{gap.why.en} (settled by {gap.settles.en})" for gap in one.open)
    return f"| {one.article.name} | {codified} | {', '.join(one.examples)} | {gaps} |"
