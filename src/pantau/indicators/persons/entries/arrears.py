"""Who is enrolled and unpaid: people, months, lawful rupiah, and who is inactive by the law of BPU."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Text
from pantau.indicators.indicator import Value, whole
from pantau.indicators.persons.arrears import WITHOUT, arrears_parts, inactive_after
from pantau.indicators.persons.buckets import BUCKETS
from pantau.indicators.persons.indicator import Counts, Queried, Told, of_people
from pantau.indicators.persons.period import last_month
from pantau.indicators.recorded import NOTHING_TO_SAY
from pantau.law.table import REASONS

_ARREARS = Queried("arrears", arrears_parts, last_month)
_WITHOUT = Text(
    "tanpa {months} bulan yang iurannya tidak dapat dihitung: {reasons}",
    "without {months} months whose contribution cannot be computed: {reasons}",
)
_INACTIVE = Text(
    "{months} bulan berturut-turut belum dibayar sampai bulan itu (parameter bpu.months_inactive, perlu dipastikan)",
    "{months} months in a row unpaid up to the month (parameter bpu.months_inactive, to be confirmed)",
)


@of_people(
    "workers_in_arrears",
    says=Text(
        "Kepesertaan PU dan BPU yang masih berlaku pada akhir bulan dengan bulan yang jatuh tempo dan belum dibayar "
        "dalam lima tahun terakhir; satu orang dalam dua segmen dihitung dua. Group: banyaknya bulan.",
        "Enrolments of PU and BPU that last to the end of the month with months of the last five years due and "
        "unpaid; one person in two segments is two. Group: how many months.",
    ),
    queried=_ARREARS,
)
def workers_in_arrears(counts: Counts) -> Iterator[Told]:
    """All, then by the number of months."""
    yield from _buckets(counts, "enrolments")


@of_people(
    "months_in_arrears",
    says=Text(
        "Bulan yang jatuh tempo dan belum dibayar dari kepesertaan itu; iuran PU jatuh tempo pada bulan berikutnya.",
        "Months due and unpaid of those enrolments; a contribution of PU falls due in the month after.",
    ),
    queried=_ARREARS,
)
def months_in_arrears(counts: Counts) -> Iterator[Told]:
    """All, then by the number of months of each enrolment."""
    yield from _buckets(counts, "months")


@of_people(
    "arrears",
    says=Text(
        "Iuran menurut hukum untuk bulan-bulan itu; bulan yang iurannya tidak diketahui dihitung terpisah.",
        "The lawful contributions for those months; months whose contribution is not known are counted apart.",
    ),
    queried=_ARREARS,
)
def arrears(counts: Counts) -> Iterator[Told]:
    """Rupiah in all, then by bucket; a least amount where months have no amount."""
    yield Told(_rupiah(counts))
    for bucket in BUCKETS:
        rows = [row for row in counts.rows if row["unpaid"] == bucket.label]
        if rows:
            yield Told(_rupiah(counts._replace(rows=rows)), bucket.label)


@of_people(
    "inactive_workers",
    says=Text(
        "Peserta BPU yang menunggak berturut-turut selama masa yang membuatnya tidak aktif menurut hukum; tidak ada "
        "angkanya bila hukum pada bulan itu belum dikodifikasi.",
        "BPU unpaid in a row for as long as makes them inactive by law; no figure where the law of the month is not "
        "codified.",
    ),
    queried=_ARREARS,
)
def inactive_workers(counts: Counts) -> Iterator[Told]:
    """Those who lost their cover by not paying."""
    needed = inactive_after(counts.question.at)
    if needed is not None:
        yield Told(Value(whole(counts.total("inactive")), note=_INACTIVE.fill(months=needed)))


def _buckets(counts: Counts, name: str) -> Iterator[Told]:
    yield Told(Value(whole(counts.total(name))))
    for bucket in BUCKETS:
        found = counts.total(name, unpaid=bucket.label)
        if found:
            yield Told(Value(whole(found)), bucket.label)


def _rupiah(counts: Counts) -> Value:
    """The amount; at least so much where some months have none, with the reasons."""
    missing = {code: counts.total(name) for code, name in WITHOUT.items() if counts.total(name)}
    months = counts.total("months")
    known = whole(months - sum(missing.values()))
    amount = whole(sum(row["amount"] or 0 for row in counts.rows))
    if not missing:
        return Value(amount, numerator=known, denominator=whole(months), note=NOTHING_TO_SAY)
    reasons = Text(
        "; ".join(f"{REASONS[code].id} ({many})" for code, many in missing.items()),
        "; ".join(f"{REASONS[code].en} ({many})" for code, many in missing.items()),
    )
    note = _WITHOUT.fill(months=sum(missing.values()), reasons=reasons)
    return Value(amount, known, whole(months), qualifier="at_least", note=note)
