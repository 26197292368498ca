"""The job that checks a roster: reads its headings, applies what people decided, keeps what was found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pantau.core.notation import format_number
from pantau.core.regions import NATION
from pantau.core.text import LANGUAGES, Text
from pantau.errors import InputError, PantauError
from pantau.web.columns import columns_of, heading_key, keep_headings, kept_headings, on_pages, without
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress, work
from pantau.web.rosters.beside import keep_beside
from pantau.web.rosters.files import RESULT, named, named_of
from pantau.web.rosters.headings import read_headings
from pantau.web.rosters.masking import hidden
from pantau.web.rosters.models import RememberedColumn, Roster, Standing
from pantau.web.rosters.verdicts import decided
from pantau.workspace_rosters import RosterQuestion, as_json, check_rosters

_HEADINGS = Text("membaca judul kolom", "reading the headings")
_STEPS = {
    "read": Text("membaca dan membersihkan", "reading and cleaning"),
    "link": Text("mencari orang yang sama di antara baris", "looking for the same person among the rows"),
    "decide": Text("memutuskan tiap baris", "deciding each row"),
    "write": Text("menulis buku kerja", "writing the workbooks"),
}
_ROWS = Text("{step}: {n} baris", "{step}: {n} rows")
_APPROVED = (
    "daftar ini sudah disetujui; batalkan persetujuannya sebelum memeriksanya lagi",
    "this list was approved; withdraw the approval before it is checked again",
)


@work("roster")
def check(job: Job, progress: Progress) -> dict[str, Any]:
    """Check the lists of a roster; what was found before stays until what is new is whole."""
    roster = Roster.objects.select_related("user__office").get(pk=job.asked["roster"])
    if roster.standing == Standing.APPROVED:
        raise PantauError.of(id=_APPROVED[0], en=_APPROVED[1])
    folder = Path(roster.folder)
    named(roster)
    progress(_HEADINGS, 0, 0)
    columns = _columns(roster, folder)
    words, newest = decided(roster)
    result = folder / RESULT
    people = result / "people.parquet"
    question = RosterQuestion(
        files=named_of(roster, "list"),
        against=named_of(roster, "against"),
        deaths=named_of(roster, "deaths"),
        civil_servants=named_of(roster, "civil_servant"),
        as_of=roster.as_of,
        region="" if roster.region == NATION else roster.region,
        category=roster.category,
        columns_of=columns,
        months=roster.months,
        decided=words,
        previous=people if people.is_file() else None,
    )
    try:
        outcome = check_rosters(
            question,
            out=result,
            language=roster.user.language,
            progress=lambda step, rows: _tell(progress, step, rows),
        )
    except InputError as error:  # a fault quotes what it found, and that may be a number of a person
        raise InputError([one._replace(message=_masked(one.message)) for one in error.faults]) from error
    keep_beside(roster, result)
    found = {language: _masked(as_json(outcome, language)) for language in LANGUAGES}
    Roster.objects.filter(pk=roster.pk).update(result=found, applied=newest)
    return {"rows": outcome.rows["in"], "decisions": dict(outcome.decisions)}


def _columns(roster: Roster, folder: Path) -> dict[str, dict[str, str]]:
    """Where fields stand in each file: as was said of this roster, else as the office said of such headings before."""
    lists = named_of(roster, "list")
    if roster.columns is None:
        sheets = read_headings(lists, {})
        roster.columns = _remembered(roster, sheets)
        Roster.objects.filter(pk=roster.pk).update(columns=roster.columns)
    else:
        sheets = kept_headings(folder) if not roster.columns else []
    if roster.columns or not sheets:
        sheets = read_headings(lists, roster.columns)
    keep_headings(folder, sheets)
    return dict(roster.columns)


def _remembered(roster: Roster, sheets: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """What the office said of headings that a file has in all its lists, where it is not what was found anyway."""
    known = dict(RememberedColumn.objects.filter(office=roster.user.office).values_list("heading", "field"))
    found: dict[str, dict[str, str]] = {}
    for file in dict.fromkeys(str(sheet["file"]) for sheet in sheets):
        own = [sheet for sheet in sheets if sheet["file"] == file]
        for column in columns_of(own):
            field, said = known.get(heading_key(column.key)), found.setdefault(file, {})
            if field and field != column.field and field not in said and not without(own, column.key):
                said[field] = column.key
    return {file: said for file, said in found.items() if said}


def _masked(value: Any) -> Any:
    """Plain values with the numbers of persons in their texts masked."""
    if isinstance(value, dict):
        return {key: _masked(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_masked(each) for each in value]
    return on_pages(hidden(value)) if isinstance(value, str) else value


def _tell(progress: Progress, step: str, rows: int) -> None:
    said = _STEPS[step]
    if rows:
        counted = Text(format_number(rows, "id"), format_number(rows, "en"))
        said = _ROWS.fill(step=said, n=counted)
    progress(said, 0, 0)
