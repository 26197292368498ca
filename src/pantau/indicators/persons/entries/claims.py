"""What claims and lists of deaths say of people: waiting, deaths nobody claimed, children due again."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Text
from pantau.indicators.indicator import Value, whole
from pantau.indicators.persons.deaths import COVERS, deaths_without_claim_parts, paid_after_death_parts
from pantau.indicators.persons.indicator import Counts, Queried, Told, of_people
from pantau.indicators.persons.period import last_month, whole_span, whole_year
from pantau.indicators.persons.scholarships import LIMITS, Payments, due_again, scholarship_parts
from pantau.indicators.persons.waiting import waited, waiting_parts

_UNCLEAR = Text(
    "{limits}; {many} pembayaran jumlahnya bukan beasiswa setahun seorang anak dan tidak dihitung",
    "{limits}; {many} payments are no year of one child and are not counted",
)


@of_people(
    "days_to_pay",
    says=Text(
        "Hari dari kejadian sampai dibayar yang cukup bagi setengah (median) dan sembilan dari sepuluh "
        "(ninth_decile) klaim yang dibayar sejak awal tahun; rata-ratanya dihitung dari jumlah bulanan.",
        "Days from event to payment within which half (median) and nine in ten (ninth_decile) of the claims paid "
        "since the year began were paid; their mean is computed from monthly sums.",
    ),
    queried=Queried("waiting", waiting_parts, whole_span, needs_cover=False),
)
def days_to_pay(counts: Counts) -> Iterator[Told]:
    """The order statistics; nothing where no claim was paid."""
    found = waited((row["days"], row["claims"]) for row in counts.rows)
    if found:
        claims = whole(found.claims)
        yield Told(Value(whole(found.median), denominator=claims, definition="median"))
        yield Told(Value(whole(found.ninth_decile), denominator=claims, definition="ninth_decile"))


@of_people(
    "deaths_without_claim",
    says=Text(
        "Orang dalam daftar kematian sejak awal tahun yang iuran JKM-nya dibayar untuk bulan meninggal dan "
        "kematiannya tidak diklaim; definisi open: iurannya berhenti tak lama sebelumnya dan masa tenggangnya belum "
        "dikodifikasi.",
        "People on a list of deaths since the year began with JKM paid for the month of the death and no claim for "
        "it; definition open: paid until shortly before, under a grace period that is not codified.",
    ),
    queried=Queried("deaths", deaths_without_claim_parts, whole_span),
)
def deaths_without_claim(counts: Counts) -> Iterator[Told]:
    """Those who were covered; then those of whom the law is not known."""
    yield Told(Value(whole(counts.total("people", cover="covered"))))
    unsure = counts.total("people", cover="open")
    if unsure:
        yield Told(Value(whole(unsure), definition="open", note=COVERS["open"]))


@of_people(
    "paid_after_death",
    says=Text(
        "Orang dalam daftar kematian dengan iuran dibayar untuk bulan sesudah bulan meninggal; definisi months "
        "menghitung iuran bulanannya, amount rupiahnya.",
        "People on a list of deaths with contributions paid for months after that of the death; definition months "
        "counts the monthly contributions, amount their rupiah.",
    ),
    queried=Queried("after_death", paid_after_death_parts, last_month),
)
def paid_after_death(counts: Counts) -> Iterator[Told]:
    """People, contributions and rupiah."""
    yield Told(Value(whole(counts.total("people"))))
    for name in ("months", "amount"):
        yield Told(Value(whole(sum(row[name] or 0 for row in counts.rows)), definition=name))


@of_people(
    "scholarship_children",
    says=Text(
        "Anak yang beasiswanya dibayar tahun lalu dan jatuh tempo lagi tahun ini menurut batas jenjang; definisi "
        "paid_last_year dan paid_already menghitung yang dibayar tahun lalu dan yang tahun ini sudah dibayar.",
        "Children paid a scholarship last year and due again this year by the limits of the levels; definitions "
        "paid_last_year and paid_already count those paid last year, and those already paid this year.",
    ),
    queried=Queried("scholarships", scholarship_parts, whole_year, needs_cover=False),
)
def scholarship_children(counts: Counts) -> Iterator[Told]:
    """Due again, with the ends of what claims leave open; then what it is counted from."""
    payments = [
        Payments(
            (row["person"], row["right"], row["event_date"]), row["year"], row["amount"], row["payments"]
        )
        for row in counts.rows
    ]
    due = due_again(payments, counts.question.at.year)
    note = _UNCLEAR.fill(limits=LIMITS, many=due.unclear) if due.unclear else LIMITS
    ends = (whole(due.low), whole(due.high)) if due.low < due.high else (None, None)
    yield Told(Value(whole(due.value), low=ends[0], high=ends[1], definition="due", note=note))
    yield Told(Value(whole(due.paid_last_year), definition="paid_last_year"))
    yield Told(Value(whole(due.paid_already), definition="paid_already"))
