"""``pantau award``: who did best, why, how firm that is, and what in the numbers looks made for the award."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pantau.award.gaming import Signs
    from pantau.core.text import Language
    from pantau.workspace_award import Judged

app = typer.Typer(
    help="Penghargaan: siapa terbaik, mengapa, seberapa pasti. (Awards: who did best, why, how firm that is.)",
    no_args_is_help=True,
)
Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="case with award.toml, jury.csv, jurors.csv, peers.csv")
]
Draws = Annotated[int, typer.Option(min=100, max=100_000, help="how many draws the intervals rest on")]
Seed = Annotated[int, typer.Option(min=0, help="the same seed gives the same answer")]
AsJson = Annotated[bool, typer.Option("--json", help="print as JSON")]
Spoken = Annotated[str, typer.Option(help="id (default) or en")]
Recorded = Annotated[
    Path | None, typer.Option("--ledger", help="hold what is reported against what this home records")
]


@app.command()
def score(
    folder: Folder,
    out: Annotated[Path | None, typer.Option(help="write the workbook award.xlsx into this folder")] = None,
    ledger: Recorded = None,
    draws: Draws = 4000,
    seed: Seed = 2021,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Score and rank the regions of an award: what may be published, and who cannot be told apart.

    Nilai dan peringkat: apa yang boleh diumumkan, dan siapa yang tidak dapat dibedakan.
    """
    from pantau.cli.award_summary import print_ranks

    award, spoken = _judged(folder, (ledger, draws, seed), language)
    if out:
        award.write_workbook(out, spoken)
    _print(award, spoken, award.as_json if as_json else None, print_ranks)
    if out and not as_json:
        typer.echo(str(out / "award.xlsx"))


@app.command()
def sheet(
    folder: Folder,
    region: Annotated[str, typer.Argument(help="Kemendagri code: 36, 36.72")],
    ledger: Recorded = None,
    draws: Draws = 4000,
    seed: Seed = 2021,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Why one region stands where it does: each criterion with its evidence, and what would move it.

    Mengapa sebuah wilayah berperingkat demikian: tiap kriteria dengan buktinya, dan apa yang akan mengubahnya.
    """
    from pantau.cli.award_summary import print_why
    from pantau.cli.output import told_in

    award, spoken = _judged(folder, (ledger, draws, seed), language)
    with told_in(spoken):
        why = award.why(region)
    _print(
        award,
        spoken,
        (lambda said: award.why_json(why, said)) if as_json else None,
        lambda _, said: print_why(why, said),
    )


@app.command()
def stability(
    folder: Folder,
    ledger: Recorded = None,
    draws: Draws = 4000,
    seed: Seed = 2021,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """How firm the ranks are: under other weights, within what the figures can be, under other definitions.

    Seberapa pasti peringkatnya: dengan bobot lain, dalam kisaran angkanya, dengan definisi lain.
    """
    from pantau.cli.award_summary import print_firmness

    award, spoken = _judged(folder, (ledger, draws, seed), language)
    _print(award, spoken, award.firmness_json if as_json else None, print_firmness)


@app.command()
def gaming(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="case whose figures are looked at")
    ] = None,
    home: Annotated[
        Path | None, typer.Option("--ledger", help="home whose contributions are looked at")
    ] = None,
    region: Annotated[str, typer.Option(help="Kemendagri code: ID, 36 or 36.72")] = "ID",
    month: Annotated[str, typer.Option(help="the month in which heads are counted, 2024-12")] = "",
    level: Annotated[str, typer.Option(help="province or regency")] = "regency",
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """What looks made for the award: gone after the count, short cover, moved people, round numbers, empty recruits.

    Yang tampak dibuat untuk penghargaan: tanda untuk ditanyakan, bukan tuduhan.
    """
    from pantau.award.exchange import signs_json
    from pantau.cli.award_summary import print_signs
    from pantau.cli.output import print_json, spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        found = _signs(folder, home, region, month, level)
    if as_json:
        print_json([signs_json(found, spoken)])
    else:
        print_signs(found, spoken)


@app.command()
def example(
    folder: Annotated[Path, typer.Argument(help="a new folder for a made-up award of 38 provinces")],
    language: Spoken = "",
) -> None:
    """Write a made-up award to try and to copy the form from; nothing in it is true.

    Tulis penghargaan karangan untuk dicoba dan ditiru bentuknya; tidak satu pun angkanya benar.
    """
    from pantau.cli.output import spoken_language, told_in
    from pantau.workspace_award import write_example

    with told_in(spoken_language(language)):
        typer.echo(str(write_example(folder)))


def _judged(folder: Path, how: tuple[Path | None, int, int], language: str) -> tuple[Judged, Language]:
    import os

    from pantau.cli.output import spoken_language, told_in
    from pantau.settings import load_settings
    from pantau.workspace_award import How, judged

    spoken = spoken_language(language)
    ledger, draws, seed = how
    with told_in(spoken), _payments(ledger) as payments:
        how_to = How(_beside(ledger), payments, draws, seed)
        return judged(folder, load_settings(os.environ), how_to), spoken


@contextmanager
def _payments(ledger: Path | None) -> Iterator[Path | None]:
    """The contributions of a ledger as a file, for as long as it is needed; none without a ledger."""
    if ledger is None:
        yield None
        return
    from tempfile import TemporaryDirectory

    from pantau.workspace_ledger import Ledger

    with TemporaryDirectory() as aside:
        file = Path(aside) / "contributions.parquet"
        Ledger(ledger).export("contributions", file)
        yield file


def _signs(folder: Path | None, home: Path | None, region: str, month: str, level: str) -> Signs:
    import os

    from pantau.core.period import Month
    from pantau.io.cases import read_case
    from pantau.settings import load_settings
    from pantau.workspace_award import gaming as looked_at

    if level not in ("province", "regency"):
        raise typer.BadParameter(f"'{level}' is not a level; use province or regency", param_hint="--level")
    if folder is None and home is None:
        raise typer.BadParameter("give a FOLDER, or a home with --ledger", param_hint="FOLDER")
    try:
        counted = Month.parse(month) if month or home else Month(2000, 12)  # figures need no month
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--month") from None
    case = None if folder is None else read_case(folder, settings=load_settings(os.environ))
    with _payments(home) as payments:
        return looked_at(case, payments, region, counted, level=level)


def _beside(ledger: Path | None) -> Any:
    if ledger is None:
        return None
    from pantau.workspace_ledger import Ledger

    return Ledger(ledger).beside


def _print(
    award: Judged,
    spoken: Language,
    json: Callable[[Language], dict[str, Any]] | None,
    plain: Callable[[Judged, Language], None],
) -> None:
    if json is None:
        plain(award, spoken)
        return
    from pantau.cli.output import print_json

    print_json([json(spoken)])
