"""What the other rows of a person, and the lists held against, say of a row."""

from __future__ import annotations

from pantau.core.text import Text
from pantau.roster.check import PersonFacts, person_check

_BPU = frozenset({"BPU"})
_ONCE = Text(
    "daftarkan sekali saja; periksa bila keduanya orang berbeda",
    "enrol once; look at it if they are two people",
)
_PAIR = Text(
    "bandingkan kedua baris (pantau roster explain), lalu putuskan sama atau berbeda",
    "compare the two rows (pantau roster explain), then say whether they are one person",
)


@person_check(
    "duplicate_in_file",
    "note",
    says=Text(
        "orang yang sama ada di baris lain berkas ini", "the same person stands in another row of this file"
    ),
    do=_ONCE,
    fails={"first": False},
)
def duplicate_in_file(facts: PersonFacts) -> bool:
    """Another row of the file was kept."""
    return not facts.first and facts.kept_here


@person_check(
    "duplicate_across_files",
    "note",
    says=Text("orang yang sama ada di berkas lain", "the same person stands in another file"),
    do=_ONCE,
    fails={"first": False, "kept_here": False},
)
def duplicate_across_files(facts: PersonFacts) -> bool:
    """A row of another file was kept."""
    return not facts.first and not facts.kept_here


@person_check(
    "already_covered",
    "note",
    says=Text("sudah menjadi peserta aktif di segmen ini", "already an active participant in this segment"),
    do=Text("tidak perlu didaftarkan lagi", "need not be enrolled again"),
    fails={"active": _BPU},
    passes={"active": frozenset({"PU"})},
)
def already_covered(facts: PersonFacts) -> bool:
    """Covered in the segment that is asked for."""
    return facts.segment in facts.active


@person_check(
    "lawful_double_membership",
    "note",
    says=Text(
        "juga peserta aktif di segmen lain; kepesertaan ganda ini sah",
        "also an active participant in another segment; this double membership is lawful",
    ),
    do=Text("boleh didaftarkan", "may be enrolled"),
    fails={"active": frozenset({"PU"})},
    passes={"active": _BPU},
)
def lawful_double_membership(facts: PersonFacts) -> bool:
    """Covered in another segment only."""
    return bool(facts.active) and facts.segment not in facts.active


@person_check(
    "covered_before",
    "note",
    says=Text(
        "pernah menjadi peserta di segmen ini, kini tidak aktif",
        "was a participant in this segment, not active now",
    ),
    do=Text(
        "aktifkan kembali nomor peserta (KPJ) yang lama", "take up the old participant number (KPJ) again"
    ),
    fails={"before": _BPU},
)
def covered_before(facts: PersonFacts) -> bool:
    """A membership that lapsed, and none that is active."""
    return facts.segment in facts.before and facts.segment not in facts.active


@person_check(
    "double_payment",
    "doubt",
    says=Text("iuran segmen yang sama dibayar dua kali", "the same segment is paid for twice"),
    do=Text(
        "hentikan salah satu kepesertaan, mintakan pengembalian",
        "end one of the memberships and claim the payment back",
    ),
    fails={"active": _BPU, "paid_twice": _BPU},
    passes={"active": _BPU},
)
def double_payment(facts: PersonFacts) -> bool:
    """Two active memberships of one segment and one payer."""
    return bool(facts.paid_twice)


@person_check(
    "two_payers",
    "doubt",
    says=Text(
        "dua pihak membayar untuk orang ini di segmen yang sama",
        "two payers pay for this person in the same segment",
    ),
    do=Text("sepakati satu pembayar", "agree on one payer"),
    fails={"payers": 2},
    passes={"payers": 1},
)
def two_payers(facts: PersonFacts) -> bool:
    """More than one payer names the person in the segment asked for; two employers of a PU are lawful."""
    return facts.payers > 1 and facts.segment != "PU"


@person_check(
    "deceased",
    "error",
    says=Text("ada di daftar orang meninggal", "is on the list of the deceased"),
    do=Text("keluarkan dari daftar", "take the person off the list"),
    fails={"deceased": True},
)
def deceased(facts: PersonFacts) -> bool:
    """Linked with the list of the deceased."""
    return facts.deceased


@person_check(
    "deceased_elsewhere",
    "doubt",
    says=Text("baris lain menandai orang ini almarhum", "another row marks this person as deceased"),
    do=Text("pastikan orangnya masih hidup", "make sure that the person is alive"),
    fails={"marked_elsewhere": True},
)
def deceased_elsewhere(facts: PersonFacts) -> bool:
    """A row of the same person bears the mark."""
    return facts.marked_elsewhere


@person_check(
    "civil_servant",
    "error",
    says=Text("sudah pegawai negeri (ASN)", "is a civil servant"),
    do=Text(
        "keluarkan dari daftar; ASN dilindungi Taspen",
        "take the person off the list; civil servants are covered by Taspen",
    ),
    fails={"civil_servant": True},
)
def civil_servant(facts: PersonFacts) -> bool:
    """Linked with the list of civil servants."""
    return facts.civil_servant


@person_check(
    "possible_duplicate",
    "doubt",
    says=Text("mungkin orang yang sama dengan baris lain", "may be the same person as another row"),
    do=_PAIR,
    fails={"maybe": frozenset({"roster"})},
)
def possible_duplicate(facts: PersonFacts) -> bool:
    """A doubtful pair with another row."""
    return "roster" in facts.maybe


@person_check(
    "possible_covered",
    "doubt",
    says=Text("mungkin sudah peserta", "may be a participant already"),
    do=_PAIR,
    fails={"maybe": frozenset({"covered"})},
)
def possible_covered(facts: PersonFacts) -> bool:
    """A doubtful pair with somebody covered."""
    return "covered" in facts.maybe and facts.segment not in facts.active


@person_check(
    "possible_deceased",
    "doubt",
    says=Text("mungkin ada di daftar orang meninggal", "may be on the list of the deceased"),
    do=_PAIR,
    fails={"maybe": frozenset({"deceased"})},
)
def possible_deceased(facts: PersonFacts) -> bool:
    """A doubtful pair with somebody who died."""
    return "deceased" in facts.maybe and not facts.deceased


@person_check(
    "possible_civil_servant",
    "doubt",
    says=Text("mungkin sudah pegawai negeri (ASN)", "may be a civil servant"),
    do=_PAIR,
    fails={"maybe": frozenset({"civil_servant"})},
)
def possible_civil_servant(facts: PersonFacts) -> bool:
    """A doubtful pair with a civil servant."""
    return "civil_servant" in facts.maybe and not facts.civil_servant
