"""Temporary reliefs of contributions: which share is paid, for whom, in which months."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pantau.core.money import HUNDRED, Amount
from pantau.core.text import Text
from pantau.law.dated import At, Value, law_on
from pantau.law.question import Contributor


@dataclass(frozen=True)
class Relief:
    """By which law less than the whole contribution is paid; none where all of it is due."""

    law: Value | None = None
    warnings: tuple[Text, ...] = ()

    @property
    def pay(self) -> Amount:
        """The percentage that is paid."""
        return self.law.number if self.law else HUNDRED

    @property
    def laws(self) -> tuple[Value, ...]:
        """What it rests on."""
        return (self.law,) if self.law else ()

    @property
    def detail(self) -> Text | None:
        """What a reader should know of it, None when the whole contribution is due."""
        if self.law is None:
            return None
        text = Text("dibayar {pay} persen menurut {law}", "{pay} percent is paid by {law}")
        return text.fill(pay=self.pay, law=self.law.reference)


FULL = Relief()
_PROGRAMMES = ("JKK", "JKM")  # JHT is never relieved; JP was deferred in 2020, which is not a relief


def relief_for(who: Contributor, programme: str) -> Relief:
    """The relief of one programme, on the facts of the question."""
    if programme not in _PROGRAMMES or who.segment == "PMI":
        return FULL
    at = law_on(who.day)
    covid = at.get("relief.pp49_2020")
    if covid is not None:
        return Relief(covid, (_condition(covid),))
    if who.segment == "PU":
        return _labour_intensive(who, programme, at)
    return _bpu(who, at) if who.segment == "BPU" else FULL


def lawful_reliefs(segment: str, sponsor: str, at: At) -> tuple[Relief, ...]:
    """Every relief of JKK and JKM that may have held for somebody of this segment and payer."""
    if segment == "PMI":
        return (FULL,)
    covid = at.get("relief.pp49_2020")
    if covid is not None:
        return (FULL, Relief(covid))
    if segment != "BPU":
        return (FULL,)
    transport, other = at.get("relief.bpu_transport"), at.get("relief.bpu_other")
    half = other or transport
    if half is None or sponsor in at["relief.bpu_excluded_sponsors"].codes:
        return (FULL,)
    if sponsor in at["relief.bpu_unclear_sponsors"].codes:
        unclear = replace(half, status="to_confirm")
        return (FULL, Relief(unclear))
    cut = Relief(half)
    certain = sponsor not in ("", "OTHER") and transport and other
    return (cut,) if certain else (FULL, cut)


def _condition(law: Value) -> Text:
    text = Text("{law} dianggap berlaku: {note}", "{law} is taken to apply: {note}")
    return text.fill(law=law.reference, note=law.note or law.title)


def _labour_intensive(who: Contributor, programme: str, at: At) -> Relief:
    law = at.get("relief.labour_intensive")
    if law is None or programme != "JKK" or not who.labour_intensive:
        return FULL
    condition = Text(
        "{law} dianggap berlaku: industri padat karya yang ditentukan, paling sedikit 50 pekerja terdaftar, "
        "iuran lunas sampai Januari 2025",
        "{law} is taken to apply: a named labour-intensive industry, 50 workers enrolled or more, "
        "contributions paid to January 2025",
    )
    return Relief(law, (condition.fill(law=law.reference),))


def _bpu(who: Contributor, at: At) -> Relief:
    transport, other = at.get("relief.bpu_transport"), at.get("relief.bpu_other")
    if transport is None and other is None:
        return FULL
    if who.sponsor in at["relief.bpu_excluded_sponsors"].codes:
        return FULL
    is_transport = not set(re.split("[^a-z]+", who.occupation.lower())).isdisjoint(
        at["relief.transport_occupations"].codes
    )
    law = transport if is_transport else other
    if who.sponsor in at["relief.bpu_unclear_sponsors"].codes:
        return FULL if law is None and who.occupation else replace(FULL, warnings=(_unclear(who),))
    if law is None:
        return replace(FULL, warnings=(_not_transport(who),))
    if who.sponsor and who.sponsor != "OTHER":
        return Relief(law)
    return Relief(law, (_payer_not_said(law),))


def _unclear(who: Contributor) -> Text:
    text = Text(
        "keringanan PP 50/2025 tidak diterapkan: belum jelas apakah dana {sponsor} termasuk APBN/APBD; teks "
        "PP 50/2025 atau BPJS Ketenagakerjaan dapat memastikannya",
        "the relief of PP 50/2025 is not applied: it is not known whether {sponsor} counts as APBN or APBD; "
        "the text of PP 50/2025 or BPJS Ketenagakerjaan can settle it",
    )
    return text.fill(sponsor=who.sponsor)


def _not_transport(who: Contributor) -> Text:
    text = Text(
        "keringanan PP 50/2025 untuk transportasi tidak diterapkan: {occupation} tidak dikenal sebagai ojek, "
        "sopir atau kurir; daftar lengkapnya belum dibaca",
        "the relief of PP 50/2025 for transport is not applied: {occupation} is not known as ojek, sopir or kurir; "
        "the whole list was not read",
    )
    if not who.occupation:
        text = Text(
            "keringanan PP 50/2025 untuk transportasi tidak diterapkan: pekerjaan tidak disebut",
            "the relief of PP 50/2025 for transport is not applied: the occupation is not said",
        )
    return text.fill(occupation=f"'{who.occupation}'")


def _payer_not_said(law: Value) -> Text:
    text = Text(
        "{law} dianggap berlaku; peserta yang dibayar APBN atau APBD membayar penuh: sebutkan sumber dananya",
        "{law} is taken to apply; participants paid by APBN or APBD pay in full: name the payer",
    )
    return text.fill(law=law.reference)
