"""The closed lists of the field: segments, programmes, payers, qualifiers, in both languages."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text

SEGMENTS: Final = {
    "PU": Text("penerima upah", "wage earners"),
    "BPU": Text("bukan penerima upah", "workers without wage"),
    "JAKON": Text("jasa konstruksi", "construction workers"),
    "PMI": Text("pekerja migran Indonesia", "Indonesian migrant workers"),
}

PROGRAMMES: Final = {
    "JKK": Text("jaminan kecelakaan kerja", "work accident"),
    "JKM": Text("jaminan kematian", "death"),
    "JHT": Text("jaminan hari tua", "old-age savings"),
    "JP": Text("jaminan pensiun", "pension"),
    "JKP": Text("jaminan kehilangan pekerjaan", "job loss"),
}

SPONSORS: Final = {
    "APBN": Text("APBN", "state budget (APBN)"),
    "APBD_PROV": Text("APBD provinsi", "provincial budget (APBD)"),
    "APBD": Text("APBD kabupaten/kota", "regency or city budget (APBD)"),
    "APBDES": Text("APBDes", "village budget (APBDes)"),
    "DBH_SAWIT": Text("DBH sawit", "palm oil share (DBH Sawit)"),
    "DBHCHT": Text("DBHCHT", "tobacco excise share (DBHCHT)"),
    "CSR": Text("CSR/TJSL", "company responsibility (CSR)"),
    "EMPLOYER": Text("pemberi kerja", "employer"),
    "SELF": Text("pekerja sendiri", "the worker"),
    "OTHER": Text("lainnya", "other"),
}

QUALIFIERS: Final = {
    "": Text("", ""),
    "about": Text("sekitar", "about"),
    "more_than": Text("lebih dari", "more than"),
    "less_than": Text("kurang dari", "less than"),
    "at_least": Text("paling sedikit", "at least"),
    "at_most": Text("paling banyak", "at most"),
}

BASES: Final = {
    "reported": Text("dilaporkan", "reported"),
    "recorded": Text("tercatat", "recorded"),
    "required": Text("seharusnya", "required"),
}

DIMENSIONS: Final = {
    "category": Text("kelompok pekerja", "worker category"),
    "segment": Text("segmen", "segment"),
    "programme": Text("program", "programme"),
    "sponsor": Text("sumber dana", "payer"),
    "region": Text("wilayah", "region"),
}

STATED_UNITS: Final = ("percent", "points")

REGULATION_KINDS: Final = ("PERDA", "PERGUB", "PERBUP", "PERWAL", "SK", "SE", "MOU")
REGULATION_STAGES: Final = {
    "planned": Text("direncanakan", "planned"),
    "drafting": Text("penyusunan", "drafting"),
    "harmonisation": Text("harmonisasi", "harmonisation"),
    "facilitation": Text("fasilitasi", "facilitation"),
    "approved": Text("disetujui", "approved"),
    "enacted": Text("ditetapkan", "enacted"),
    "revoked": Text("dicabut", "revoked"),
}
INSTRUCTION_STATUSES: Final = {
    "not_started": Text("belum dimulai", "not started"),
    "in_progress": Text("berjalan", "in progress"),
    "done": Text("selesai", "done"),
}


def joined(text: str, known: dict[str, Text]) -> str:
    """Put ``JKM+JKK`` into the order of its list, or raise `ValueError` with the part that is not known.

    >>> joined("jkm + JKK", PROGRAMMES)
    'JKK+JKM'
    """
    if not text:
        return ""
    given = [part.strip().upper() for part in text.split("+")]
    for part in given:
        if part not in known:
            raise ValueError(part)
    return "+".join(code for code in known if code in given)
