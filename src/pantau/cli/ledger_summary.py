"""What ``pantau ledger`` prints for a reader: short, with what to do where something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text as Line

from pantau.core.notation import format_number
from pantau.core.text import Language, Text
from pantau.report.saying import plain

if TYPE_CHECKING:
    from pantau.workspace_ledger import Added, Compacted, Exported, Rebuilt, Status, Undone, Verified

_MOST = 15
_LONGEST = 300
_KINDS = {
    "enrolments": Text("pendaftaran", "enrolments"),
    "contributions": Text("iuran", "contributions"),
    "claims": Text("klaim", "claims"),
    "eligible": Text("potensi pekerja", "eligible workers"),
    "deaths": Text("kematian", "deaths"),
    "figures": Text("angka", "figures"),
    "people": Text("orang", "people"),
    "careers": Text("bulan pertama tiap orang", "first month of each person"),
    "cube": Text("kubus bulanan", "monthly cube"),
}
_ROWS_IN = Text(
    "{n} baris masuk = {added} ditambahkan + {aside} disisihkan + {already} sudah ada",
    "{n} rows in = {added} added + {aside} set aside + {already} already there",
)
_BATCH = Text("Kiriman {batch} ({kind})", "Batch {batch} ({kind})")
_NOTHING_NEW = Text(
    "Tidak ada yang baru: isi berkas ini sudah ada di buku besar.",
    "Nothing new: the ledger holds what these files say.",
)
_REFUSED = Text(
    "Tidak ada yang ditambahkan, karena ada baris yang harus disisihkan. Perbaiki baris itu, atau ulangi tanpa "
    "--all-or-nothing.",
    "Nothing was added, for rows had to be set aside. Correct them, or try again without --all-or-nothing.",
)
_SUPERSEDED = Text(
    "{n} baris lama digantikan oleh koreksi; yang lama tetap tersimpan",
    "{n} older rows were superseded by corrections; the old ones are kept",
)
_REASONS = Text("Alasan", "Reasons")
_ASIDE_FILE = Text(
    "Baris yang disisihkan, dengan alasannya: {file}", "The rows set aside, with their reasons: {file}"
)
_UNDONE = Text(
    "{undone} dibatalkan oleh {batch}: {taken} baris ditarik, {restored} baris lama berlaku lagi",
    "{undone} was undone by {batch}: {taken} rows taken back, {restored} older rows hold again",
)
_FILES = Text("{before} berkas menjadi {after}", "{before} files became {after}")
_WRITTEN = Text("{n} baris ditulis ke {file}", "{n} rows written to {file}")
_REBUILT = Text(
    "Kubus dibangun kembali dari {versions} kiriman iuran: {rows} baris",
    "The cube was built again from {versions} batches of contributions: {rows} rows",
)
_EMPTY = Text(
    "Buku besar masih kosong. Mulai dengan: pantau ledger add enrolments BERKAS",
    "The ledger is empty. Begin with: pantau ledger add enrolments FILE",
)
_MONTHS = Text("Bulan iuran {first} sampai {last}", "Months of contributions {first} to {last}")
_LAST = Text("Perubahan terakhir {moment} (UTC)", "Last change {moment} (UTC)")
_BATCHES = Text("Kiriman", "Batches")
_IS_UNDONE = Text("dibatalkan", "undone")
_MORE = Text("… dan {n} lagi; semuanya ada di --json", "… and {n} more; all are in --json")
_SOUND = Text(
    "Buku besar utuh: {files} berkas, {rows} baris, {batches} kiriman, {checks} pemeriksaan.",
    "The ledger is sound: {files} files, {rows} rows, {batches} batches, {checks} checks.",
)
_UNSOUND = Text("{n} hal yang salah di buku besar:", "{n} things are wrong in the ledger:")
_VERSION = Text("versi {version}", "version {version}")
_ROWS = Text("{n} baris", "{n} rows")
_FILE_COUNT = Text("{n} berkas", "{n} files")


def print_added(done: Added, language: Language) -> None:
    """What became of the files that were given."""
    console = _console()
    console.print(Line(_BATCH.fill(batch=done.batch, kind=_KINDS[done.kind]).say(language), style="bold"))
    numbers = {
        "n": _number(done.rows_in, language),
        "added": _number(done.added, language),
        "aside": _number(done.set_aside, language),
        "already": _number(done.already_there, language),
    }
    console.print(_ROWS_IN.fill(**numbers).say(language))
    if done.refused:
        console.print(Line(f"✗ {_REFUSED.say(language)}", style="red"))
    elif not done.added and not done.set_aside:
        console.print(Line(f"✓ {_NOTHING_NEW.say(language)}", style="green"))
    if done.superseded:
        console.print(_SUPERSEDED.fill(n=_number(done.superseded, language)).say(language))
    for warning in done.warnings[:_MOST]:
        console.print(Line(f"! {_said(warning.say(language))}", style="yellow"))
    _print_reasons(console, done, language)
    if done.set_aside_file:
        console.print(Line(_ASIDE_FILE.fill(file=done.set_aside_file).say(language)))


def _print_reasons(console: Console, done: Added, language: Language) -> None:
    if not done.reasons:
        return
    from pantau.ledger.reasons import REASONS

    console.print(Line(_REASONS.say(language), style="bold"))
    ordered = sorted(done.reasons.items(), key=lambda one: (-one[1], one[0]))
    for code, rows in ordered[:_MOST]:
        reason = REASONS[code]
        says = reason.says.say(language)
        console.print(Line.assemble(f"{_number(rows, language):>9}  {says}", (f"  [{code}]", "dim")))
        console.print(Line(f"{'':>9}  → {reason.do.say(language)}", style="dim"))
    _print_more(console, ordered, language)


def print_status(found: Status, language: Language) -> None:
    """Tables, months, and the latest batches."""
    console = _console()
    console.print(Line(_said(found.ledger), style="bold"))
    if not found.tables:
        console.print(_EMPTY.say(language))
    for table in found.tables:
        rows = _ROWS.fill(n=_number(table.rows, language)).say(language)
        files = _FILE_COUNT.fill(n=_number(table.files, language)).say(language)
        version = _VERSION.fill(version=table.version).say(language)
        console.print(Line(f"  {_KINDS[table.table].say(language):<28}{rows:>22}{files:>16}   {version}"))
    if found.first_month:
        console.print(_MONTHS.fill(first=found.first_month, last=found.last_month).say(language))
    if found.last_change:
        console.print(_LAST.fill(moment=found.last_change[:19]).say(language))
    if found.batches:
        console.print(Line(_BATCHES.say(language), style="bold"))
    for batch in found.batches[:_MOST]:
        undone = f"  [{_IS_UNDONE.say(language)}]" if batch.undone else ""
        added = _number(batch.added, language)
        kind = _KINDS[batch.kind].say(language)
        names = _said(", ".join(batch.files))
        console.print(Line(f"  {batch.batch:<22}{kind:<18}{added:>12}  {names}{undone}"))
    _print_more(console, found.batches, language)
    for one in found.unfinished:
        console.print(Line(f"! {one.say(language)}", style="yellow"))


def print_verified(found: Verified, language: Language) -> None:
    """Sound, or what is wrong and what to do."""
    console = _console()
    if found.errors:
        console.print(
            Line(f"✗ {_UNSOUND.fill(n=_number(found.errors, language)).say(language)}", style="red")
        )
    else:
        counts = {name: _number(getattr(found, name), language) for name in found._fields[:4]}
        console.print(Line(f"✓ {_SOUND.fill(**counts).say(language)}", style="green"))
    for problem in found.problems[: 10 * _MOST]:
        sign, style = ("✗", "red") if problem.severity == "error" else ("!", "yellow")
        says = _said(problem.says.say(language))
        console.print(Line.assemble((f"{sign} {says}", style), (f"  [{problem.code}]", "dim")))
        console.print(Line(f"    → {_said(problem.do.say(language))}", style="dim"))


def print_undone(done: Undone, language: Language) -> None:
    """What was taken back, and what holds again."""
    numbers = {"taken": _number(done.taken_back, language), "restored": _number(done.restored, language)}
    _console().print(_UNDONE.fill(undone=done.undone, batch=done.batch, **numbers).say(language))


def print_compacted(found: Compacted, language: Language) -> None:
    """Files of each table before and after."""
    console = _console()
    for name, before, after in found.tables:
        counts = _FILES.fill(before=_number(before, language), after=_number(after, language)).say(language)
        console.print(Line(f"  {_KINDS[name].say(language):<28}{counts}"))


def print_exported(done: Exported, language: Language) -> None:
    """Where it was written."""
    _console().print(Line(_WRITTEN.fill(n=_number(done.rows, language), file=done.file).say(language)))


def print_rebuilt(done: Rebuilt, language: Language) -> None:
    """From what, and how large."""
    numbers = {"versions": _number(done.versions, language), "rows": _number(done.rows, language)}
    _console().print(_REBUILT.fill(**numbers).say(language))


def _print_more(console: Console, listed: Sequence[object], language: Language) -> None:
    if len(listed) > _MOST:
        console.print(_MORE.fill(n=_number(len(listed) - _MOST, language)).say(language))


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _number(value: int, language: Language) -> str:
    return format_number(value, language)


def _said(text: str) -> str:
    """What a file brings, so that it cannot move the cursor or colour the terminal."""
    return plain(text, _LONGEST)
