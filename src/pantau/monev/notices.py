"""A notice: something that a day brings, told to those who have to act on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pantau.core.text import Text
from pantau.monev.actors import Level

NoticeKind = Literal[
    "invitation", "reminder", "due_today", "overdue", "escalation", "returned", "waits_for_approval",
    "finding_due", "finding_overdue", "regulation_slow", "category_ends", "contract_ends", "budget_ends",
    "budget_unspent",
]  # fmt: skip

NOTICE_KINDS: Final[dict[NoticeKind, Text]] = {
    "invitation": Text("undangan", "invitation"),
    "reminder": Text("pengingat", "reminder"),
    "due_today": Text("tenggat hari ini", "due today"),
    "overdue": Text("terlambat", "late"),
    "escalation": Text("eskalasi", "escalation"),
    "returned": Text("dikembalikan", "returned"),
    "waits_for_approval": Text("menunggu persetujuan", "waits for approval"),
    "finding_due": Text("tindak lanjut jatuh tempo", "follow-up due"),
    "finding_overdue": Text("tindak lanjut terlambat", "follow-up late"),
    "regulation_slow": Text("regulasi tertahan", "regulation held up"),
    "category_ends": Text("kelompok pekerja berakhir", "worker category ends"),
    "contract_ends": Text("kontrak berakhir", "contract ends"),
    "budget_ends": Text("anggaran habis sebelum Desember", "budget ends before December"),
    "budget_unspent": Text("anggaran belum terpakai", "budget not spent"),
}


@dataclass(frozen=True)
class Addressee:
    """Whom a notice is for: an office of a region, or whoever approves there at a level."""

    region: str
    level: Level = "office"
    office: str = ""


@dataclass(frozen=True)
class Notice:
    """One notice. ``key`` is the same whenever the same notice is made again: send each key once."""

    key: str
    kind: NoticeKind
    to: Addressee
    subject: Text
    body: Text
    day: date
    about: str = ""
