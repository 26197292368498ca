"""The settings: one table of names, defaults and sentences; an unknown or meaningless one stops the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pantau.errors import SettingsError
from pantau.settings_table import PREFIX, SECRETS, SETTINGS, Setting


@dataclass(frozen=True)
class Settings:
    """Everything that can be set, with its default; `SETTINGS` says what each is for."""

    language: Literal["id", "en"] | None = None
    home: Path = Path("pantau-data")
    max_file_mb: int = 32
    max_workbook_mb: int = 200
    jump_percent: Decimal = Decimal(25)
    jump_percent_per_year: Decimal = Decimal(25)
    engine: Literal["duckdb", "spark"] = "duckdb"
    ledger: str = ""
    storage_endpoint: str = ""
    storage_region: str = ""
    storage_allow_http: bool = False
    demo: bool = False
    allowed_hosts: tuple[str, ...] = ()
    database_url: str = ""
    behind_proxy: bool = False
    second_factor: bool = True
    email_host: str = ""
    email_from: str = "pantau@localhost"
    oidc_url: str = ""
    oidc_name: str = "SSO"
    oidc_client: str = ""


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
        if variable.removeprefix(PREFIX).removesuffix("_FILE") in SECRETS:
            continue
        if variable not in known:
            raise _unknown(variable, list(known))
        if text.strip():
            given[known[variable].name] = _read(known[variable], text.strip())
    return Settings(**given)


def default_of(setting: Setting) -> Any:
    """The value of a setting where nothing is set."""
    return getattr(Settings, setting.name)


def secret(name: str, environ: Mapping[str, str]) -> str:
    """A secret out of ``PANTAU_<NAME>``, or out of the file that ``PANTAU_<NAME>_FILE`` names; empty where not set."""
    path = environ.get(f"{PREFIX}{name}_FILE", "")
    if not path:
        return environ.get(f"{PREFIX}{name}", "")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError:
        raise SettingsError.of(
            id=f"{PREFIX}{name}_FILE menunjuk berkas yang tidak dapat dibaca: {path}",
            en=f"{PREFIX}{name}_FILE names a file that cannot be read: {path}",
        ) from None


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
