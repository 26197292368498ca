"""A choice of the frontier in words: whom it covers, when nobody is covered, what families then lose."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from pantau.core.money import written
from pantau.core.text import Text
from pantau.planning.buys import Choice, Frontier
from pantau.planning.loss import Standing, runs


def told(choice: Choice, frontier: Frontier) -> tuple[Text, ...]:
    """What a choice means, one sentence for each thing that a council should know."""
    return tuple(_told(choice, frontier))


def rupiah_said(amount: int) -> Text:
    """An amount as each language writes it.

    >>> rupiah_said(42_000_000).id
    'Rp42.000.000'
    """
    number = written(Decimal(amount))
    return Text(f"Rp{number.id}", f"Rp{number.en}")


def people_said(people: int) -> Text:
    """A headcount as each language writes it.

    >>> people_said(1).en, people_said(4960).id
    ('1 person', '4.960 orang')
    """
    number = written(Decimal(people))
    return Text(f"{number.id} orang", f"{number.en} {'person' if people == 1 else 'people'}")


def months_said(months: int) -> Text:
    """A number of months in words.

    >>> months_said(1).en, months_said(2).en
    ('1 month', '2 months')
    """
    return Text(f"{months} bulan", f"{months} {'month' if months == 1 else 'months'}")


def _told(choice: Choice, frontier: Frontier) -> Iterator[Text]:
    if not choice.people:
        yield Text("anggaran tidak cukup untuk satu orang pun", "the budget does not pay for anybody")
        return
    text = Text(
        "{people} terlindungi {months} ({when}) dengan {cost}; sisa {left}; {out} belum terlindungi sepanjang tahun",
        "{people} covered for {months} ({when}) for {cost}; {left} is left; {out} without cover all year",
    )
    yield text.fill(
        people=people_said(choice.people),
        months=months_said(choice.months),
        when=runs(choice.cover.each_month()),
        cost=rupiah_said(choice.cost),
        left=rupiah_said(choice.left),
        out=people_said(choice.left_out),
    )
    yield from _bare(choice)
    yield from _short(choice, frontier)
    yield from _school(choice, frontier)


def _bare(choice: Choice) -> Iterator[Text]:
    """The months in which nobody is covered, in stretches of equal loss."""
    bare = [one for one in choice.standings if not one.covered]
    for (death, at_work), some in groupby(bare, key=lambda one: (one.full_death, one.full_work_death)):
        parts = []
        if death.amount:
            parts.append(_lost_by(Text("meninggal biasa", "a death"), death.amount, death.reference))
        if at_work.amount:
            words = Text("meninggal karena kerja", "a death at work")
            parts.append(_lost_by(words, at_work.amount, at_work.reference))
        text = Text(
            "{when}: tidak seorang pun terlindungi; keluarga kehilangan {parts}",
            "{when}: nobody is covered; a family loses {parts}",
        )
        yield text.fill(when=_when(list(some)), parts=_and(parts))


def _short(choice: Choice, frontier: Frontier) -> Iterator[Text]:
    """The months in which too few are paid for the whole JKM."""
    short = [one for one in choice.standings if one.covered and one.lost]
    waiting, law = frontier.waiting
    for (death, lost), some in groupby(short, key=lambda one: (one.death, one.lost)):
        text = Text(
            "{when}: belum {waiting} bulan iuran ({law}); bila meninggal bukan karena kerja keluarga hanya menerima "
            "{death}, kehilangan {lost}",
            "{when}: fewer than {waiting} months are paid ({law}); after a death that is not work-related the family "
            "gets only {death} and loses {lost}",
        )
        yield text.fill(
            when=_when(list(some)),
            waiting=waiting,
            law=law,
            death=rupiah_said(death.amount),
            lost=rupiah_said(lost),
        )
    if short and choice.months < waiting:
        text = Text(
            "{months} tidak pernah mencapai {waiting} bulan: tidak ada keluarga yang menerima JKM penuh",
            "{months} never make {waiting}: no family gets the whole of JKM",
        )
        yield text.fill(months=months_said(choice.months), waiting=waiting)


def _school(choice: Choice, frontier: Frontier) -> Iterator[Text]:
    """The scholarship, which needs years."""
    school = frontier.scholarship
    if school is None or choice.months >= school.months:
        return
    text = Text(
        "beasiswa JKM (sampai {most} untuk dua anak) mensyaratkan {needed} bulan iuran ({law}); {months} setahun "
        "mencapainya dalam {years} tahun bila boleh dijumlahkan, tidak pernah bila harus berturut-turut: "
        "hukumnya belum jelas",
        "a JKM scholarship (up to {most} for two children) needs {needed} months paid ({law}); {months} a year "
        "make that in {years} years if they may be added up, never if they must be in a row: the law is not known",
    )
    if choice.months >= 12:
        text = Text(
            "beasiswa JKM (sampai {most} untuk dua anak) mensyaratkan {needed} bulan iuran ({law}): anggaran ini harus "
            "diulang {years} tahun",
            "a JKM scholarship (up to {most} for two children) needs {needed} months paid ({law}): this budget must "
            "come {years} years in a row",
        )
    yield text.fill(
        most=rupiah_said(school.most),
        needed=school.months,
        law=school.reference,
        months=months_said(choice.months),
        years=-(-school.months // choice.months),
    )


def _lost_by(event: Text, amount: int, reference: str) -> Text:
    return Text("{amount} ({event}; {law})", "{amount} ({event}; {law})").fill(
        amount=rupiah_said(amount), event=event, law=reference
    )


def _and(parts: list[Text]) -> Text:
    return Text(" atau ".join(one.id for one in parts), " or ".join(one.en for one in parts))


def _when(some: list[Standing]) -> Text:
    return runs(tuple(one.month for one in some))
