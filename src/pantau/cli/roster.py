"""``pantau roster``: lists of workers checked, compared, explained, and an empty one to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pantau.core.text import Language
    from pantau.io.linking.persons import Decided

app = typer.Typer(
    name="roster",
    help="Lists of workers: who can be enrolled, who not and why. (Daftar pekerja: siapa dapat didaftarkan.)",
    no_args_is_help=True,
)

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help=".xlsx, .xls, .ods, .csv, .tsv or .parquet")
]
AsOf = Annotated[str, typer.Option("--as-of", help="the day that ages are of, 2025-06-30; else today")]
Columns = Annotated[str, typer.Option(help="where fields stand: nik=B,name=Nama Lengkap")]
ProfileFile = Annotated[Path | None, typer.Option("--profile", help="TOML file that sets checks and limits")]
Out = Annotated[Path | None, typer.Option(help="folder to write into")]
AsJson = Annotated[bool, typer.Option("--json", help="print the answer as JSON")]
Spoken = Annotated[str, typer.Option(help="id (default) or en")]
Processes = Annotated[int, typer.Option(min=0, help="processes that clean; 0: one for each processor")]


@app.command()
def check(
    files: Files,
    against: Annotated[
        list[Path] | None, typer.Option(help="people already covered, extract of BPJS")
    ] = None,
    deaths: Annotated[list[Path] | None, typer.Option(help="list of people who died")] = None,
    civil_servants: Annotated[list[Path] | None, typer.Option(help="list of civil servants")] = None,
    region: Annotated[str, typer.Option(help="the area that enrols, Kemendagri code: 36.72")] = "",
    category: Annotated[str, typer.Option(help="worker category of rows that name none")] = "",
    as_of: AsOf = "",
    columns: Columns = "",
    profile: ProfileFile = None,
    months: Annotated[int, typer.Option(min=1, max=120, help="months to be paid, for the money")] = 12,
    decided: Annotated[
        Path | None, typer.Option(help="CSV left,right,same: what people said of pairs")
    ] = None,
    previous: Annotated[
        Path | None, typer.Option(help="folder of an earlier check, to keep person ids")
    ] = None,
    processes: Processes = 0,
    out: Out = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Check lists of workers: which rows can be enrolled, which not, and why; row by row.

    Periksa daftar pekerja: baris mana dapat didaftarkan, mana tidak, dan mengapa. With --out: roster.xlsx,
    enrolment.xlsx, rows.parquet and rows.csv. Options that name files may be given several times.
    """
    from pantau.cli.output import print_json, spoken_language, told_in
    from pantau.io.rosters.crew import Crew

    spoken, day, area, worker = spoken_language(language), _day(as_of), _region(region), _category(category)
    with told_in(spoken), Crew(processes or _processors(), files) as crew:
        from pantau.cli.roster_summary import print_outcome, showing
        from pantau.workspace_rosters import RosterQuestion, check_rosters, profile_of
        from pantau.workspace_rosters import as_json as outcome_json

        question = RosterQuestion(
            files=files,
            as_of=day,
            against=against or (),
            deaths=deaths or (),
            civil_servants=civil_servants or (),
            region=area,
            category=worker,
            columns=_columns(columns),
            profile=profile_of(profile),
            months=months,
            previous=_previous(previous),
            decided=_decided(decided),
        )
        with showing(spoken) as progress:
            outcome = check_rosters(question, out=out, language=spoken, progress=progress, crew=crew)
    if as_json:
        print_json([outcome_json(outcome, spoken)])
    else:
        print_outcome(outcome, spoken)


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="A", help="one list")],
    second: Annotated[Path, typer.Argument(metavar="B", help="the other list")],
    as_of: AsOf = "",
    columns: Columns = "",
    processes: Processes = 0,
    out: Out = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Compare two lists: people only in one, only in the other, in both and differing in what.

    Bandingkan dua daftar: siapa hanya di satu, siapa di keduanya, dan apa bedanya. With --out: compared.xlsx
    and compared.csv, with a row for each person. --columns is of list A.
    """
    from pantau.cli.output import print_json, spoken_language, told_in
    from pantau.cli.roster_summary import print_compared, showing
    from pantau.workspace_roster_compare import compare_lists

    spoken = spoken_language(language)
    with told_in(spoken), showing(spoken) as progress:
        found = compare_lists(
            first, second, as_of=_day(as_of), columns=_columns(columns), processes=processes or _processors(),
            out=out, language=spoken, progress=progress,
        )  # fmt: skip
    if as_json:
        print_json([found.to_json(spoken)])
    else:
        print_compared(found, spoken)


@app.command()
def template(
    out: Annotated[Path, typer.Option(help="the workbook to write")] = Path("daftar-pekerja.xlsx"),
    language: Spoken = "",
) -> None:
    """Write an empty workbook to fill in. (Tulis buku kerja kosong untuk diisi.)"""
    from pantau.cli.output import spoken_language
    from pantau.io.roster_books.template import write_template

    spoken = spoken_language(language)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_template(out, spoken)
    typer.echo(str(out))


@app.command()
def explain(
    what: Annotated[
        str, typer.Argument(help="code of a reason; with --in a person, or a row: list.xlsx, 12")
    ] = "",
    folder: Annotated[Path | None, typer.Option("--in", help="folder that a check wrote")] = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Say what a reason means and what to do; or why rows were held to be one person.

    Jelaskan arti sebuah alasan, atau mengapa baris-baris dianggap satu orang. Without anything: all reasons.
    """
    from pantau.cli.output import print_json, spoken_language, told_in
    from pantau.cli.roster_summary import pairs_json, print_issues, print_pairs
    from pantau.io.rosters.explain import explain_rows

    spoken = spoken_language(language)
    if folder is not None:
        with told_in(spoken):
            answer = explain_rows(folder, what)
        print_json([pairs_json(answer, spoken)]) if as_json else print_pairs(answer, spoken)
        return
    listed = _issues(what, spoken)
    print_json(listed) if as_json else print_issues(listed, spoken)


def _issues(code: str, spoken: Language) -> list[dict[str, Any]]:
    from pantau.core.spelling import nearest
    from pantau.roster.check import SEVERITY_TITLES
    from pantau.roster.issues import issues

    if code and code not in issues():
        near = nearest(code, issues())
        hint = f"did you mean {near[0]}?" if near else "pantau roster explain lists the codes"
        raise typer.BadParameter(f"'{code[:60]}' is not a reason; {hint}", param_hint="WHAT")
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "means": SEVERITY_TITLES[one.severity].say(spoken),
            "says": one.says.say(spoken),
            "do": one.do.say(spoken),
        }
        for one in issues().values()
        if code in ("", one.code)
    ]


def _day(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise typer.BadParameter(
            f"'{text[:40]}' is not a date like 2025-06-30", param_hint="--as-of"
        ) from None


def _region(code: str) -> str:
    from pantau.core.regions import UnknownRegion, region

    try:
        return region(code).code if code else ""
    except UnknownRegion as error:
        raise typer.BadParameter(str(error), param_hint="--region") from None


def _category(code: str) -> str:
    from pantau.core.categories import categories
    from pantau.core.spelling import nearest

    if code and code not in categories():
        near = nearest(code, categories())
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(categories())}"
        raise typer.BadParameter(f"'{code[:60]}' is not a category; {hint}", param_hint="--category")
    return code


def _columns(text: str) -> dict[str, str]:
    from pantau.roster.columns_given import read_given

    return read_given(text) if text else {}


def _decided(file: Path | None) -> Sequence[Decided]:
    if file is None:
        return ()
    from pantau.io.rosters.explain import read_decided

    return read_decided(file)


def _previous(folder: Path | None) -> Path | None:
    if folder is None:
        return None
    from pantau.io.rosters.filled import settle

    settle(folder)
    people = folder / "people.parquet"
    if not people.is_file():
        raise typer.BadParameter(
            f"{folder} holds no people.parquet of an earlier check", param_hint="--previous"
        )
    return people


def _processors() -> int:
    import os

    return os.cpu_count() or 1
