"""The settings: one table of names, defaults and sentences; an unknown or meaningless one stops the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from pantau.errors import SettingsError

PREFIX: Final = "PANTAU_"


@dataclass(frozen=True)
class Settings:
    """Everything that can be set, with its default; `SETTINGS` says what each is for."""

    language: Literal["id", "en"] | None = None
    home: Path = Path("pantau-data")
    max_file_mb: int = 32
    max_workbook_mb: int = 200
    jump_percent: Decimal = Decimal(25)
    jump_percent_per_year: Decimal = Decimal(25)


def _language(text: str) -> str:
    if text not in ("id", "en"):
        raise ValueError(text)
    return text


def _megabytes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7 and 0 < int(text) <= 100_000):
        raise ValueError(text)
    return int(text)


def _percent(text: str) -> Decimal:
    value = Decimal(text)
    if not (value.is_finite() and 0 < value <= 100_000):
        raise ValueError(text)
    return value


class Setting(NamedTuple):
    """A setting: how its text is read, what is expected of it and what it is for in both languages."""

    name: str
    read: Callable[[str], Any]
    expected: str
    expected_id: str
    id: str
    en: str

    @property
    def variable(self) -> str:
        """The environment variable that holds it."""
        return PREFIX + self.name.upper()

    @property
    def default(self) -> Any:
        """Its value where nothing is set."""
        return getattr(Settings, self.name)


SETTINGS: Final = (
    Setting(
        "language",
        _language,
        "id or en",
        "id atau en",
        "bahasa pesan dan laporan; bila tidak diatur, bahasa kasus itu sendiri",
        "language of messages and reports; where it is not set, that of the case",
    ),
    Setting(
        "home",
        Path,
        "a folder",
        "sebuah folder",
        "folder untuk semua yang disimpan",
        "the folder for everything that is kept",
    ),
    Setting(
        "max_file_mb",
        _megabytes,
        "a whole number of megabytes from 1 to 100000",
        "bilangan bulat megabita dari 1 sampai 100000",
        "ukuran terbesar satu berkas masukan, dalam megabita",
        "the largest size of one input file, in megabytes",
    ),
    Setting(
        "max_workbook_mb",
        _megabytes,
        "a whole number of megabytes from 1 to 100000",
        "bilangan bulat megabita dari 1 sampai 100000",
        "ukuran terbesar isi buku kerja setelah dibuka dari kompresinya, dalam megabita",
        "the largest size of what a workbook holds once it is unpacked, in megabytes",
    ),
    Setting(
        "jump_percent",
        _percent,
        "a number above 0 like 25 or 12.5",
        "angka di atas 0 seperti 25 atau 12.5",
        "perubahan dalam satu tahun, dalam persen, yang belum dianggap lonjakan",
        "the change within a year, in percent, that is not yet a jump",
    ),
    Setting(
        "jump_percent_per_year",
        _percent,
        "a number above 0 like 25 or 12.5",
        "angka di atas 0 seperti 25 atau 12.5",
        "tambahan untuk setiap tahun berikutnya, dalam persen",
        "what is added to it for every further year, in percent",
    ),
)


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that ``PANTAU_...`` variables name, else their defaults; an empty one counts as not set.

    >>> load_settings({"PANTAU_JUMP_PERCENT": "30"}).jump_percent
    Decimal('30')
    """
    known = {setting.variable: setting for setting in SETTINGS}
    given: dict[str, Any] = {}
    for variable, text in sorted(environ.items()):
        if not variable.startswith(PREFIX):
            continue
        if variable not in known:
            raise _unknown(variable, list(known))
        if text.strip():
            given[known[variable].name] = _read(known[variable], text.strip())
    return Settings(**given)


def _read(setting: Setting, text: str) -> Any:
    try:
        return setting.read(text)
    except (ValueError, InvalidOperation):
        raise SettingsError.of(
            id=f"{setting.variable} bernilai '{text[:60]}'; yang diharapkan {setting.expected_id} ({setting.id})",
            en=f"{setting.variable} is '{text[:60]}'; expected {setting.expected} ({setting.en})",
        ) from None


def _unknown(variable: str, known: list[str]) -> SettingsError:
    names = [each.removeprefix(PREFIX) for each in known]  # what all share says nothing
    near = get_close_matches(variable[:80].removeprefix(PREFIX), names, n=1, cutoff=0.6)
    listed = ", ".join(known)
    meant = f"maksudnya {PREFIX}{near[0]}?" if near else f"pengaturan yang ada: {listed}"
    hint = f"did you mean {PREFIX}{near[0]}?" if near else f"the settings are {listed}"
    return SettingsError.of(
        id=f"{variable[:80]} bukan pengaturan; {meant}", en=f"{variable[:80]} is not a setting; {hint}"
    )
