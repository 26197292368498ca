"""Who may join, who is active, by when a contribution is due, and what being late costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pantau.core.money import Amount
from pantau.core.period import Month
from pantau.core.text import Language, Text
from pantau.errors import Fault, MissingInput
from pantau.law.answer import Assessment, apply, assess, doubts
from pantau.law.benefits.dates import FIRST_BIRTH, age_on
from pantau.law.dated import At, Value, law_on
from pantau.law.question import OFFERED, in_codified_range, number, one_of, stop_at
from pantau.law.refusal import fault, refuse
from pantau.law.rules.late import late_fine


@dataclass(frozen=True)
class Verdict:
    """Whether something holds by the law of a day (None: not known), in a sentence, and what that rests on."""

    holds: bool | None
    why: Text
    laws: tuple[Value, ...]
    warnings: tuple[Text, ...] = ()

    def to_json(self, language: Language = "id") -> dict[str, object]:
        """The verdict for programs."""
        return {
            "holds": self.holds,
            "why": self.why.say(language),
            "reference": "; ".join(dict.fromkeys(law.reference for law in self.laws)),
            "warnings": [warning.say(language) for warning in self.warnings],
        }


def may_enrol(segment: str, programme: str, birth_date: date, on: date) -> Verdict:
    """Whether somebody of that age may join a programme on that day.

    BPU: below the highest age of that day (`NotCodified` where it is not known); JKP: below 54. Whether the day
    of the birthday itself counts is not known, so the day itself is answered with a warning.
    """
    stop_at(
        [
            *one_of("segment", segment, OFFERED),
            *one_of("programme", programme, OFFERED.get(segment, OFFERED["PU"])),
            *(
                []
                if FIRST_BIRTH <= birth_date <= on
                else [fault("birth_date", _BORN_LATER.fill(born=birth_date, on=on))]
            ),
        ]
    )
    in_codified_range(on)
    at, age = law_on(on), age_on(birth_date, on)
    name = "jkp.age_below" if programme == "JKP" else "bpu.max_age" if segment == "BPU" else ""
    if not name:
        return Verdict(None, _NO_LIMIT.fill(age=age, programme=programme, segment=segment), ())
    if age < _ADULT:
        return Verdict(None, _TOO_YOUNG.fill(age=age), ())
    law = at[name]
    holds = age < law.number
    slots = {"age": age, "limit": law.number, "law": law.reference}
    why = (_BELOW if holds else _NOT_BELOW).fill(**slots)
    warnings = [*(one for one in doubts((law,)) if isinstance(one, Text))]
    if age == law.number and (birth_date.month, birth_date.day) == (on.month, on.day):
        warnings.append(_BIRTHDAY)
    return Verdict(holds, why, (law,), tuple(warnings))


def is_active(segment: str, months_unpaid: int, on: date) -> Verdict:
    """Whether a participant with so many unpaid months is still active on that day.

    BPU: inactive after three unpaid months; inside those months it is not known whether a death is covered.
    """
    stop_at([*one_of("segment", segment, OFFERED), *_months("months_unpaid", months_unpaid)])
    in_codified_range(on)
    at = law_on(on)
    if months_unpaid == 0:
        return Verdict(True, Text("iuran lunas", "contributions are paid"), ())
    if segment != "BPU":
        text = Text(
            "apakah {segment} yang menunggak masih aktif belum dikodifikasi",
            "whether a {segment} in arrears is still active is not codified",
        )
        return Verdict(None, text.fill(segment=segment), ())
    law = at["bpu.months_inactive"]
    holds = months_unpaid < law.number
    why = _INACTIVE if not holds else _GRACE
    warnings = [one for one in doubts((law,)) if isinstance(one, Text)]
    return Verdict(
        holds, why.fill(months=months_unpaid, limit=law.number, law=law.reference), (law,), tuple(warnings)
    )


def due_date(segment: str, month: Month) -> date:
    """The last day to pay the contribution of a month: BPU in the month itself, PU in the month after."""
    stop_at([*one_of("segment", segment, ("PU", "BPU"))])
    in_codified_range(month.first)
    day = int(law_on(month.first)[f"{segment.lower()}.due_day"].number)
    then = month if segment == "BPU" else month.plus(1)
    return min(date(then.year, then.number, 1) + timedelta(days=day - 1), then.last)


def fine(
    contribution: Decimal | int | str, months_late: int, month: Month, *, labour_intensive: bool = False
) -> Assessment:
    """What an employer owes on top of a contribution that is so many months late; a BPU is not fined.

    ``labour_intensive``: the employer has the relief of PP 7/2025, which lowers the fine too.
    """
    wrong = list(_months("months_late", months_late))
    due = number("contribution", contribution, wrong)
    stop_at(wrong)
    if due is None:
        refuse(MissingInput, Text("contribution diperlukan", "contribution is needed"))
    in_codified_range(month.first)
    at = law_on(month.first)
    law = (at.get("pu.fine_labour_intensive") if labour_intensive else None) or at["pu.fine"]
    return assess(
        apply(late_fine, "fine", contribution=due, fine=law, months=Amount(months_late)), month.first
    )


def required_programmes(size: str, on: date) -> tuple[str, ...]:
    """The programmes that an employer of that size must join (Perpres 109/2013 Pasal 6(3)-(4))."""
    rows = _sizes(law_on(on))
    stop_at(one_of("size", size, rows))
    return tuple(rows[size].split("+"))


def _sizes(at: At) -> dict[str, str]:
    return {row["size"]: row["programmes"] for row in at["membership.required"].rows}


def _months(name: str, found: int) -> list[Fault]:
    text = Text("'{found}' tidak mungkin; 0 sampai 720", "'{found}' cannot be; expected 0 to 720")
    return [] if type(found) is int and 0 <= found <= 720 else [fault(name, text.fill(found=found))]


_BORN_LATER = Text("'{born}' bukan antara 1900 dan {on}", "'{born}' is not between 1900 and {on}")
_ADULT = 18  # below it the law of child labour decides, which is not codified here
_NO_LIMIT = Text(
    "{age} tahun; batas usia {programme} untuk {segment} belum dikodifikasi",
    "{age} years old; an age limit of {programme} for {segment} is not codified",
)
_TOO_YOUNG = Text(
    "{age} tahun; usia paling rendah untuk bekerja belum dikodifikasi",
    "{age} years old; the lowest age to work is not codified",
)
_BELOW = Text("{age} tahun, di bawah {limit} ({law})", "{age} years old, below {limit} ({law})")
_NOT_BELOW = Text("{age} tahun, tidak di bawah {limit} ({law})", "{age} years old, not below {limit} ({law})")
_BIRTHDAY = Text(
    "belum diketahui apakah hari ulang tahun itu sendiri masih dihitung",
    "whether the birthday itself still counts is not known",
)
_GRACE = Text(
    "{months} bulan menunggak, tidak aktif setelah {limit} ({law}); apakah kematian di dalamnya dijamin belum "
    "diketahui",
    "{months} months unpaid, inactive after {limit} ({law}); whether a death in them is covered is not known",
)
_INACTIVE = Text(
    "{months} bulan menunggak: tidak aktif setelah {limit} ({law})",
    "{months} months unpaid: inactive after {limit} ({law})",
)
