"""Who is covered, of how many: people, and coverage in its published variants side by side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pantau.core.text import Text
from pantau.indicators.indicator import Value, indicator, ratio, whole
from pantau.indicators.parts import Parts
from pantau.indicators.population import Population
from pantau.indicators.recorded import NOTHING_TO_SAY
from pantau.indicators.variants import PUBLISHED, Variant

_OF_REGIONS = Text("dijumlahkan dari wilayah di dalamnya", "added up from the regions within")
_OF_CATEGORIES = Text(
    "dijumlahkan dari kelompok yang tercantum", "added up from the categories that are listed"
)
_OF_SEGMENTS = Text("dijumlahkan dari segmen yang tercantum", "added up from the segments that are listed")
_ADDED = {"region": _OF_REGIONS, "category": _OF_CATEGORIES, "segment": _OF_SEGMENTS, "": NOTHING_TO_SAY}
_TOO_HIGH = Text(
    "potensi belum ada untuk {places}: cakupan paling tinggi sebesar ini",
    "no estimate of those eligible for {places}: coverage is this at most",
)
_TOO_LOW = Text(
    "belum ada data iuran untuk {places}: cakupan paling rendah sebesar ini",
    "no contributions are recorded for {places}: coverage is this at least",
)
_BOTH = Text(
    "belum ada potensi untuk {no_estimate} dan belum ada data iuran untuk {no_data}",
    "no estimate of those eligible for {no_estimate}, and no contributions recorded for {no_data}",
)


@indicator(
    "covered_workers",
    says=Text(
        "Orang dengan iuran dibayar untuk bulan itu, masing-masing dihitung satu kali; yang dibayar dalam beberapa "
        "segmen dihitung pada yang pertama dari PU, BPU, PMI, JAKON. Definisi kemendagri dan ucj_with_jakon hanya "
        "menghitung segmen yang disebut; memberships menghitung kepesertaan.",
        "People with a contribution paid for the month, each counted once; who is paid for in several segments "
        "counts in the first of PU, BPU, PMI, JAKON. The definitions kemendagri and ucj_with_jakon count the "
        "segments that they name only; memberships counts memberships.",
    ),
    over="month",
    needs=("contributions",),
)
def covered_workers(parts: Parts) -> Iterator[Value]:
    """The people, then those of the variants, then the memberships."""
    yield Value(whole(parts.sums["workers"]))
    if parts.cell.programme:
        return
    if not parts.cell.segment:
        for code in ("kemendagri", "ucj_with_jakon"):
            variant = PUBLISHED[code]
            yield Value(whole(variant.counted(parts)), definition=code, segment=variant.segment)
    yield Value(whole(parts.sums["memberships"]), definition="memberships")


@indicator(
    "eligible_workers",
    says=Text(
        "Perkiraan terbaru yang tidak lebih baru dari akhir bulan: pekerja yang dapat dilindungi, dan dengan "
        "definisi employed semua yang bekerja. Angka wilayah itu sendiri, atau jumlah wilayah di dalamnya.",
        "The newest estimate that is not after the end of the month: workers who could be covered and, by the "
        "definition employed, all who work. That of the region itself, or the sum of those within it.",
    ),
    over="month",
    needs=("population",),
)
def eligible_workers(parts: Parts) -> Iterator[Value]:
    """Those eligible, then all employed; programmes have no population of their own."""
    for of in ("eligible", "employed"):
        population = parts.population(of)
        if population and not parts.cell.programme:
            yield _headcount(population)._replace(definition="" if of == "eligible" else of)


@indicator(
    "target_workers",
    says=Text(
        "Jumlah peserta yang diminta target terbaru.", "The headcount that the newest target asks for."
    ),
    over="month",
    needs=("population",),
)
def target_workers(parts: Parts) -> Iterator[Value]:
    """The headcount of the target."""
    population = parts.population("target")
    if population and not parts.cell.programme:
        yield _headcount(population)


@indicator(
    "coverage_rate",
    says=Text(
        "Peserta aktif terhadap penyebutnya, dalam empat definisi yang beredar: kemendagri (PU dan BPU terhadap "
        "potensi), ucj_with_jakon (dengan jasa konstruksi), rpjmn (semua peserta terhadap semua yang bekerja), "
        "of_target (terhadap target). Selangnya adalah selang survei di belakang penyebutnya.",
        "Active participants of the denominator, in the four definitions that are published: kemendagri (PU and "
        "BPU of those eligible), ucj_with_jakon (with construction), rpjmn (all participants of all employed), "
        "of_target (of the target). Its interval is that of the survey behind the denominator.",
    ),
    over="month",
    needs=("contributions", "population"),
)
def coverage_rate(parts: Parts) -> Iterator[Value]:
    """The variants; of one segment or programme, its workers of those eligible."""
    for counted, population, variant in _told(parts):
        yield _share(parts, counted, population)._replace(
            definition=variant.code if variant else "", segment=variant.segment if variant else ""
        )


@indicator(
    "uncovered_workers",
    says=Text(
        "Penyebut dikurangi peserta aktif, menurut definisi cakupannya.",
        "The denominator minus the active participants, by the definition of its coverage.",
    ),
    over="month",
    needs=("contributions", "population"),
)
def uncovered_workers(parts: Parts) -> Iterator[Value]:
    """For each variant that counts people and not a target."""
    for counted, population, variant in _told(parts):
        if population and not (variant and variant.of == "target"):
            yield _difference(population, counted)._replace(
                definition=variant.code if variant else "", segment=variant.segment if variant else ""
            )


@indicator(
    "uncovered_rate",
    says=Text("100 dikurangi cakupan, menurut definisinya.", "100 minus the coverage, by its definition."),
    over="month",
    needs=("contributions", "population"),
)
def uncovered_rate(parts: Parts) -> Iterator[Value]:
    """For each variant that counts people and not a target; negative where more are covered than eligible."""
    for counted, population, variant in _told(parts):
        if variant and variant.of == "target":
            continue
        share = _share(parts, counted, population)
        rest = whole(population.value - counted)
        yield share._replace(
            value=ratio(rest, population.value, 100),
            numerator=rest,
            low=None if share.high is None else 100 - share.high,
            high=None if share.low is None else 100 - share.low,
            qualifier={"at_least": "at_most", "at_most": "at_least"}.get(share.qualifier, ""),
            definition=variant.code if variant else "",
            segment=variant.segment if variant else "",
        )


@indicator(
    "target_achievement",
    says=Text(
        "Peserta aktif terhadap target; bukan cakupan, walau sering disebut demikian.",
        "Active participants of the target; not coverage, though often called so.",
    ),
    over="month",
    needs=("contributions", "population"),
)
def target_achievement(parts: Parts) -> Iterator[Value]:
    """All active participants of the headcount of the target."""
    population = parts.population("target")
    if population and population.value and not parts.cell.programme:
        yield _share(parts, int(parts.sums["workers"]), population)


@indicator(
    "gap_workers",
    says=Text(
        "Target dikurangi peserta aktif; negatif bila target terlampaui.",
        "The target minus the active participants; negative where the target is passed.",
    ),
    over="month",
    needs=("contributions", "population"),
)
def gap_workers(parts: Parts) -> Iterator[Value]:
    """How many are still missing from the target."""
    population = parts.population("target")
    if population and not parts.cell.programme:
        yield _difference(population, int(parts.sums["workers"]))


def _told(parts: Parts) -> Iterator[tuple[int, Population, Variant | None]]:
    """What each variant counts, and of whom, where the denominator is known and is not nobody."""
    if parts.cell.segment or parts.cell.programme:
        population = parts.population("eligible")
        if population and population.value:
            yield int(parts.sums["workers"]), population, None
        return
    for variant in PUBLISHED.values():
        population = parts.population(variant.of)
        if population and population.value:
            yield variant.counted(parts), population, variant


def _headcount(population: Population) -> Value:
    low, high = (None, None) if population.is_exact else (whole(population.low), whole(population.high))
    return Value(
        whole(population.value),
        low=low,
        high=high,
        as_of=population.as_of.isoformat(),
        source="; ".join(population.sources),
        note=_ADDED[population.added],
    )


def _difference(population: Population, counted: int) -> Value:
    one = _headcount(population)
    return one._replace(
        value=one.value - counted,
        low=None if one.low is None else one.low - counted,
        high=None if one.high is None else one.high - counted,
    )


def _share(parts: Parts, counted: int, population: Population) -> Value:
    qualifier, note = _completeness(parts, population)
    ends: tuple[Decimal | None, Decimal | None] = (None, None)
    if not population.is_exact and population.low > 0:
        ends = (ratio(counted, population.high, 100), ratio(counted, population.low, 100))
    return Value(
        ratio(counted, population.value, 100),
        whole(counted),
        whole(population.value),
        *ends,
        qualifier=qualifier,
        as_of=population.as_of.isoformat(),
        source="; ".join(population.sources),
        note=note,
    )


def _completeness(parts: Parts, population: Population) -> tuple[str, Text]:
    """Where a sum over regions has other regions above the line than below it, which way the value is off."""
    if not population.places:
        return "", _ADDED[population.added]
    no_estimate = ", ".join(sorted(parts.present - set(population.places)))
    no_data = ", ".join(sorted(set(population.places) - parts.present))
    if no_estimate and no_data:
        return "about", _BOTH.fill(no_estimate=no_estimate, no_data=no_data)
    if no_estimate:
        return "at_most", _TOO_HIGH.fill(places=no_estimate)
    return ("at_least", _TOO_LOW.fill(places=no_data)) if no_data else ("", _OF_REGIONS)
