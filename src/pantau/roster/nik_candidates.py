"""What a damaged NIK may have been: proposals with the evidence for each, for a person to decide on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final, NamedTuple

from pantau.core import regions
from pantau.roster.cells import clean_text
from pantau.roster.nik import Evidence, read_nik
from pantau.roster.nik_forms import KEPT, digits_of
from pantau.roster.nik_parts import LENGTH, date_digits, one_slip, place_of

MOST: Final = 5  # more proposals than that help nobody
_LONGEST_DAMAGE: Final = 2  # digits too many, or too few, that are still worth a search
_LIKE: Final = {"0": "OoQD", "1": "IlLi", "2": "Z", "5": "Ss", "6": "G", "7": "T", "8": "B", "9": "gq"}
_LOOKALIKES: Final = {letter: digit for digit, letters in _LIKE.items() for letter in map(ord, letters)}
_SHOWS: Final = 5  # digits of 3,67201E+15 that stand as they were; the sixth may be rounded

Kind = str  # one of the codes below, for which the checks have the words
WRITTEN_ELSEWHERE: Final = "in_another_row"
OTHER_COLUMN: Final = "in_family_card_column"
LOOKALIKE: Final = "letters_for_digits"
SLIP_IN_DATE: Final = "slip_in_date"
SLIP_IN_REGION: Final = "slip_in_region"
DIGIT_MISSING: Final = "digit_missing"
DIGIT_TOO_MANY: Final = "digit_too_many"
ZERO_LOST: Final = "zero_lost"


class Candidate(NamedTuple):
    """A NIK that the damaged one may have been: by what ``change``, and the columns that speak for it.

    ``evidence`` holds ``birth_date``, which always agrees, ``sex`` where it is known, and ``region`` (the
    regency) and ``district`` where they are the same.
    """

    value: str
    change: Kind
    evidence: tuple[str, ...]


def candidates(
    text: str, evidence: Evidence, as_of: date, known: Collection[str] = ()
) -> tuple[Candidate, ...]:
    """The proposals for a damaged number that most speaks for; none without a birth date that agrees.

    ``known`` are whole numbers of people like this one in other rows or lists. What a spreadsheet cut off cannot
    be worked out, only found there. Nothing is proposed where the number is whole and agrees.
    """
    reading = read_nik(text, evidence, as_of)
    agrees = reading.birth_date == evidence.birth_date and evidence.sex in ("", reading.sex)
    if evidence.birth_date is None or (reading.value and agrees):
        return ()
    found: dict[str, Candidate] = {}
    for value, change in _changes(clean_text(text), reading.digits, evidence, known):
        agreeing = _agreeing(value, evidence, as_of)
        if agreeing and value != reading.digits and value not in found:
            found[value] = Candidate(value, change, agreeing)
    most = max((len(each.evidence) for each in found.values()), default=0)
    best = tuple(each for each in found.values() if len(each.evidence) == most)
    return best if len(best) <= MOST else ()


def may_have_been(damaged: str, whole: str) -> bool:
    """Whether a whole number may be what a spreadsheet damaged: the same up to where digits were lost.

    >>> whole = "3672011708" + "850001"
    >>> may_have_been(whole[:15] + "0", whole), may_have_been("367201", whole), may_have_been(whole[:15], whole)
    (True, True, True)
    """
    if len(whole) != LENGTH or damaged == whole:
        return False
    if len(damaged) == LENGTH and damaged.endswith("0"):
        return (
            whole.startswith(damaged.rstrip("0"))
            if damaged.endswith("0000000")
            else whole[:KEPT] == damaged[:KEPT]
        )
    return _SHOWS <= len(damaged) < LENGTH and whole.startswith(damaged[: max(_SHOWS, len(damaged) - 1)])


def _changes(
    text: str, digits: str, evidence: Evidence, known: Collection[str]
) -> Iterator[tuple[str, Kind]]:
    yield from ((whole, WRITTEN_ELSEWHERE) for whole in known if may_have_been(digits, whole))
    if len(evidence.kk) == LENGTH:
        yield evidence.kk, OTHER_COLUMN
    plain = digits_of(text.translate(_LOOKALIKES)).digits
    if plain != digits and len(plain) == LENGTH:
        yield plain, LOOKALIKE
    elif len(digits) == LENGTH:
        yield from _replaced(digits, evidence)
    elif LENGTH < len(digits) <= LENGTH + _LONGEST_DAMAGE:
        yield from ((shorter, DIGIT_TOO_MANY) for shorter in _shorter({digits}, len(digits) - LENGTH))
    elif 10 <= len(digits) < LENGTH:
        yield from ((longer, ZERO_LOST) for longer in _padded(digits, evidence))
        if len(digits) == LENGTH - 1:
            yield from ((longer, DIGIT_MISSING) for longer in _longer(digits, evidence))


def _dates(evidence: Evidence) -> list[str]:
    born = evidence.birth_date
    return [date_digits(born, sex) for sex in (evidence.sex or "MF")] if born else []


def _places(evidence: Evidence) -> list[str]:
    """The first six digits where the village or district is known, else four."""
    code = evidence.region.replace(".", "")[:6]
    return [code[:6], code[:4]] if len(code) == 6 else [code] if len(code) == 4 else []


def _replaced(digits: str, evidence: Evidence) -> Iterator[tuple[str, Kind]]:
    """One slip of the keyboard taken back, where it leads to the birth date or the region of the list."""
    for born in _dates(evidence):
        if one_slip(digits[6:12], born):
            yield digits[:6] + born + digits[12:], SLIP_IN_DATE
    for place in _places(evidence):
        if one_slip(digits[: len(place)], place):
            yield place + digits[len(place) :], SLIP_IN_REGION


def _shorter(numbers: set[str], times: int) -> set[str]:
    for _ in range(times):
        numbers = {number[:at] + number[at + 1 :] for number in numbers for at in range(len(number))}
    return numbers


def _padded(digits: str, evidence: Evidence) -> Iterator[str]:
    """With the zeros back that a date or a serial lost when the number was put together of parts."""
    first, rest = digits[:6], digits[6:]
    for born in _dates(evidence):
        for written in {born, born.lstrip("0")}:
            serial = rest[len(written) :]
            if rest.startswith(written) and 1 <= len(serial) <= 4 and (len(serial) == 4 or serial[0] != "0"):
                yield first + born + serial.zfill(4)


def _longer(digits: str, evidence: Evidence) -> Iterator[str]:
    """With the one digit back that is missing in the region or the date; of a serial nobody can say it."""
    for born in _dates(evidence):
        if digits[5:11] == born:
            yield from (place + digits[5:] for place in _places(evidence) if _misses_one(place, digits[:5]))
        if digits[6:12] != born and born + digits[11:] in {
            digits[6:at] + born[at - 6] + digits[at:] for at in range(6, 12)
        }:
            yield digits[:6] + born + digits[11:]


def _misses_one(whole: str, short: str) -> bool:
    return any(whole[:at] + whole[at + 1 :] == short for at in range(len(whole)))


def _agreeing(value: str, evidence: Evidence, as_of: date) -> tuple[str, ...]:
    """The columns that a proposal agrees with; nothing unless the number can be and has the birth date."""
    read = read_nik(value, evidence._replace(kk="", repeated=False, cut=False), as_of)
    if (
        not read.value
        or read.birth_date != evidence.birth_date
        or (evidence.sex and read.sex != evidence.sex)
    ):
        return ()
    place, here = place_of(value[:6]).code, regions.successor(evidence.region) or evidence.region
    said = [("sex", bool(evidence.sex))]
    said += [(what, place[:n] == here[:n] and len(here) >= n) for what, n in (("region", 5), ("district", 8))]
    return ("birth_date", *(what for what, agrees in said if agrees))
