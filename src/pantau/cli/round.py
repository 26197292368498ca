"""``pantau round``: rounds of the home's database from the command line, for schedules and for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    name="round",
    no_args_is_help=True,
    help="Putaran monev: siapa menjawab, apa yang disepakati. (Monitoring rounds: who answered, what was agreed.)",
)
HOME = Annotated[str, typer.Option("--home", help="Folder penyimpanan. (The folder for everything kept.)")]
AsJson = Annotated[bool, typer.Option("--json", help="print the answer as JSON")]
Spoken = Annotated[str, typer.Option("--language", help="id (default) or en")]
As = Annotated[str, typer.Option("--as", help="e-mail of the user who does it, a coordinator")]
RoundId = Annotated[
    str, typer.Argument(metavar="ROUND", help="id of a round, as `pantau round list` prints it")
]


@app.command("list")
def list_rounds(home: HOME = "", as_json: AsJson = False, language: Spoken = "") -> None:
    """Putaran yang ada, yang terbaru dulu. (The rounds, the newest first.)"""
    spoken = _ready(home, language)
    from pantau.core.text import Text
    from pantau.monev import ROUND_STATES
    from pantau.web.monev.models import KeptRound

    rows = list(KeptRound.objects.all())
    if as_json:
        from pantau.cli.output import print_json
        from pantau.web.monev.api import told

        print_json([{"rounds": [told(row) for row in rows]}])
        return
    for row in rows:
        state = ROUND_STATES[row.state].say(spoken)
        typer.echo(f"{row.pk}  {row.due}  {state}  {Text(**row.title).say(spoken)}")


@app.command("open")
def open_round(  # what is asked, of whom, until when
    title: Annotated[str, typer.Option(help="title of the round")],
    user: As,
    period: Annotated[str, typer.Option(help="what is asked about: 2026-07, 2026-01/2026-06")],
    due: Annotated[str, typer.Option(help="last day to answer: 2026-12-31")],
    instrument: Annotated[str, typer.Option(help="id of the instrument")] = "inpres-2-2021",
    region: Annotated[str, typer.Option(help="region that leads it")] = "ID",
    invite: Annotated[
        str,
        typer.Option(help="below: all regencies and cities in it; all: provinces too; or codes with commas"),
    ] = "below",
    home: HOME = "",
    language: Spoken = "",
) -> None:
    """Buka putaran dan undang wilayah; mencetak id. (Open a round and invite regions; prints its id.)"""
    _ready(home, language)
    from django.utils import timezone

    from pantau.web.monev.rounds.opening import opened
    from pantau.web.monev.rounds.places import LISTED, places

    known = invite in ("below", "all")
    given = {
        "title": title,
        "instrument": instrument,
        "region": region,
        "period": _period(period),
        "opens": timezone.localdate(),
        "due": _day(due),
        "places": places(invite if known else LISTED, region, "" if known else invite.replace(",", "\n")),
    }
    row, count = opened(_user(user), given)
    typer.echo(f"{row.pk}  {count}")


@app.command()
def board(round_id: RoundId, home: HOME = "", as_json: AsJson = False, language: Spoken = "") -> None:
    """Papan kemajuan: siapa menjawab, siapa terlambat. (The board: who answered, who is late.)"""
    spoken = _ready(home, language)
    from django.utils import timezone

    from pantau.monev import STATES, plain
    from pantau.monev import board as board_of
    from pantau.web.monev.rounds.rows import round_of, standing_in

    row = _round(round_id)
    found = board_of(round_of(row), [standing_in(one) for one in row.submissions.all()], timezone.localdate())
    if as_json:
        from pantau.cli.output import print_json

        print_json([plain(found)])
        return
    for one in found.rows:
        state = STATES[one.standing.state].say(spoken)
        late = f"  +{one.days_late}" if one.days_late else ""
        typer.echo(
            f"{one.standing.region}  {one.name}  {state}  {one.standing.answered}/{one.standing.asked}{late}"
        )


@app.command()
def remind(user: As, home: HOME = "", language: Spoken = "") -> None:
    """Kirim pemberitahuan hari ini, masing-masing sekali. (Send the notices of the day, each once.)"""
    _ready(home, language)
    from django.utils import timezone

    from pantau.web.accounts.models import User
    from pantau.web.monev.rounds.posting import send_notices
    from pantau.web.monev.rounds.watching import notices_for

    found: User = _user(user)
    region = found.office.region if found.office else "ID"
    typer.echo(str(send_notices(found, notices_for(found, timezone.localdate()), region)))


@app.command()
def notices(user: As, home: HOME = "", as_json: AsJson = False, language: Spoken = "") -> None:
    """Apa yang jatuh tempo dan apa yang segera berakhir. (What is due and what ends soon.)"""
    spoken = _ready(home, language)
    from django.utils import timezone

    from pantau.monev import NOTICE_KINDS, plain
    from pantau.web.monev.rounds.watching import notices_for

    found = notices_for(_user(user), timezone.localdate())
    if as_json:
        from pantau.cli.output import print_json

        print_json([{"notices": [plain(one) for one in found]}])
        return
    for one in found:
        typer.echo(f"{NOTICE_KINDS[one.kind].say(spoken)}: {one.subject.say(spoken)}")


@app.command()
def report(
    round_id: RoundId,
    out: Annotated[Path, typer.Option(help="folder to write into")],
    region: Annotated[
        str, typer.Option(help="region of the report; all: of every region of the round")
    ] = "ID",
    form: Annotated[str, typer.Option(help="pdf, docx or html")] = "pdf",
    processes: Annotated[int, typer.Option(min=1, help="processes that write")] = 2,
    home: HOME = "",
    language: Spoken = "",
) -> None:
    """Tulis laporan satu wilayah, atau semuanya. (Write the report of a region, or all of them.)

    With --region all what is there is kept, so that an interrupted run goes on where it stopped.
    """
    spoken = _ready(home, language)
    from django.utils import timezone

    from pantau.io.round_documents.all import make_all
    from pantau.io.round_documents.documents import Issuing
    from pantau.web.monev.documents.content import all_contents, report_content

    row, today = _round(round_id), timezone.localdate()
    contents = (
        all_contents(row, row.region, today)
        if region == "all"
        else iter([report_content(row, _region(region), today)])
    )
    how = Issuing(spoken, timezone.localtime())
    out.mkdir(parents=True, exist_ok=True)
    counts = make_all(contents, out, how, form=form, processes=processes if region == "all" else 1)
    typer.echo(f"{counts.made} {counts.kept}")


def _ready(home: str, language: str) -> Any:
    from pantau.cli.output import spoken_language
    from pantau.cli.serve import django_ready

    spoken = spoken_language(language)
    django_ready(home)
    from django.utils import translation

    translation.activate(spoken)
    return spoken


def _round(text: str) -> Any:
    import uuid

    from pantau.web.monev.models import KeptRound

    try:
        found = KeptRound.objects.filter(pk=uuid.UUID(text)).first()
    except ValueError:
        found = None
    if found is None:
        raise typer.BadParameter(
            f"'{text[:40]}' is not a round; `pantau round list` prints their ids", param_hint="ROUND"
        )
    return found


def _user(email: str) -> Any:
    from pantau.web.accounts.models import User

    found = User.objects.select_related("office").filter(email=email.lower(), is_active=True).first()
    if found is None or found.office is None:
        raise typer.BadParameter(f"'{email[:80]}' is no user with an office", param_hint="--as")
    return found


def _period(text: str) -> Any:
    from pantau.core.period import Period

    try:
        return Period.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--period") from None


def _day(text: str) -> Any:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text[:40]}' is not a day like 2026-12-31", param_hint="--due") from None


def _region(code: str) -> str:
    from pantau.core.regions import UnknownRegion, region

    try:
        return region(code).code
    except UnknownRegion as error:
        raise typer.BadParameter(str(error), param_hint="--region") from None
