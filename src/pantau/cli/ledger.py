"""``pantau ledger``: files go in, every worker-month once; what is there, whether it is sound, and what comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pantau.workspace_ledger import Ledger

app = typer.Typer(
    name="ledger",
    help="What is recorded: enrolments, contributions, claims. (Buku besar: yang tercatat.)",
    no_args_is_help=True,
)

Home = Annotated[
    Path | None, typer.Option("--home", help="folder for everything that is kept; else PANTAU_HOME")
]
AsJson = Annotated[bool, typer.Option("--json", help="print the answer as JSON")]
Spoken = Annotated[str, typer.Option(help="id (default) or en")]


@app.command()
def add(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="enrolments, contributions, claims, eligible, deaths or figures"),
    ],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=".csv, .tsv, .parquet, .xlsx, .xls or .ods")
    ],
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing", help="add nothing when a row has to be set aside")
    ] = False,
    columns: Annotated[str, typer.Option(help="where fields stand: nik=B,month=Bulan Iuran")] = "",
    home: Home = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Add files to the ledger: good rows go in once, the others are set aside with their reasons.

    Tambahkan berkas ke buku besar; baris yang tidak dapat dicatat disisihkan dengan alasannya. The same file
    twice adds nothing. With --all-or-nothing exit status 1 when nothing was added for want of a row.
    """
    from pantau.cli.ledger_summary import print_added
    from pantau.cli.output import print_json, spoken_language, told_in
    from pantau.roster.columns_given import read_given

    spoken = spoken_language(language)
    with told_in(spoken):
        chosen = read_given(columns) if columns else {}
        ledger = opened(home)
        done = ledger.add(kind, files, columns=chosen, all_or_nothing=all_or_nothing, language=spoken)
    print_json([done.to_json(spoken)]) if as_json else print_added(done, spoken)
    if done.refused:
        raise typer.Exit(1)


@app.command()
def status(home: Home = None, as_json: AsJson = False, language: Spoken = "") -> None:
    """What is in the ledger: tables, rows, months, batches, the last change, what is unfinished.

    Isi buku besar: tabel, baris, bulan, kiriman, perubahan terakhir, dan yang belum selesai.
    """
    from pantau.cli.ledger_summary import print_status
    from pantau.cli.output import print_json, spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        found = opened(home).status()
    print_json([found.to_json(spoken)]) if as_json else print_status(found, spoken)


@app.command()
def verify(home: Home = None, as_json: AsJson = False, language: Spoken = "") -> None:
    """Prove the ledger: files as written, every row accounted for, references, cube equal to its rows.

    Periksa buku besar: berkas utuh, setiap baris terhitung, rujukan benar, kubus sama dengan barisnya.
    Exit status 1 when something is wrong.
    """
    from pantau.cli.ledger_summary import print_verified
    from pantau.cli.output import print_json, spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        found = opened(home).verify()
    print_json([found.to_json(spoken)]) if as_json else print_verified(found, spoken)
    if found.errors:
        raise typer.Exit(1)


@app.command()
def compact(home: Home = None, as_json: AsJson = False, language: Spoken = "") -> None:
    """Put small files together; no row changes, and what was known on a day stays the same.

    Gabungkan berkas-berkas kecil; tidak ada baris yang berubah.
    """
    from pantau.cli.ledger_summary import print_compacted
    from pantau.cli.output import print_json, spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        found = opened(home).compact()
    print_json([found.to_json(spoken)]) if as_json else print_compacted(found, spoken)


@app.command()
def undo(
    batch: Annotated[str, typer.Argument(metavar="BATCH", help="as `add` and `status` show it")],
    home: Home = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Take a batch back by a new batch; what it had replaced holds again, and nothing is erased.

    Batalkan sebuah kiriman dengan kiriman baru; yang digantikannya berlaku lagi, tidak ada yang dihapus.
    """
    from pantau.cli.ledger_summary import print_undone
    from pantau.cli.output import print_json, spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        done = opened(home).undo(batch)
    print_json([done.to_json(spoken)]) if as_json else print_undone(done, spoken)


@app.command()
def export(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="a table, as `status` lists them")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".csv, .parquet or .xlsx")],
    known_at: Annotated[str, typer.Option("--known-at", help="as known on that day, 2024-09-30")] = "",
    history: Annotated[bool, typer.Option("--history", help="every row ever written, with its sign")] = False,
    home: Home = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Write the rows of a table that hold into a file; persons stand there as ids, never as NIK or name.

    Tulis baris sebuah tabel ke berkas; orang tampil sebagai nomor acak, bukan NIK atau nama.
    """
    from pantau.cli.ledger_summary import print_exported
    from pantau.cli.output import print_json, spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        done = opened(home).export(table, file, known_at=known_at, history=history)
    print_json([done.to_json(spoken)]) if as_json else print_exported(done, spoken)


@app.command()
def rebuild(home: Home = None, as_json: AsJson = False, language: Spoken = "") -> None:
    """Build cube and careers again from the contributions; they hold nothing of their own.

    Bangun kembali kubus dari baris iuran.
    """
    from pantau.cli.ledger_summary import print_rebuilt
    from pantau.cli.output import print_json, spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        done = opened(home).rebuild()
    print_json([done.to_json(spoken)]) if as_json else print_rebuilt(done, spoken)


def opened(home: Path | None) -> Ledger:
    """The ledger of the home that was named, else of the settings."""
    from pantau.workspace_ledger import Ledger

    return Ledger(home)
