"""The table of settings: how the text of each is read, what is expected of it, what it is for in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

PREFIX: Final = "PANTAU_"


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


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise ValueError(text)
    return text.lower() == "yes"


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in text.split(","))
    if not all(re.fullmatch(r"[A-Za-z0-9.-]+(:[0-9]+)?", host) for host in hosts):
        raise ValueError(text)
    return hosts


def _https(text: str) -> str:
    if not text.startswith("https://"):
        raise ValueError(text)
    return text


def _engine(text: str) -> str:
    if text not in ("duckdb", "spark"):
        raise ValueError(text)
    return text


def _place(text: str) -> str:
    # A misspelt scheme must not quietly become a folder of that name.
    if "://" in text and not re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]+(/[^?#%]*)?", text):
        raise ValueError(text)
    return text


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+/?", text):
        raise ValueError(text)
    return text


def _word(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]+", text):
        raise ValueError(text)
    return text


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
    Setting(
        "engine",
        _engine,
        "duckdb or spark",
        "duckdb atau spark",
        "mesin yang menghitung indikator: duckdb di dalam proses, atau spark",
        "the engine that computes indicators: duckdb in the process, or spark",
    ),
    Setting(
        "ledger",
        _place,
        "a folder or s3://bucket/prefix",
        "sebuah folder atau s3://bucket/awalan",
        "tempat buku besar; bila kosong, folder ledger di dalam home. Kunci penyimpanan objek dibaca dari AWS_...",
        "where the ledger lies; empty: the folder ledger in the home. Keys of an object storage come from AWS_...",
    ),
    Setting(
        "storage_endpoint",
        _address,
        "an address like https://storage.example",
        "alamat seperti https://penyimpanan.example",
        "alamat penyimpanan objek, bila bukan milik penyedia awal S3",
        "the address of the object storage, where it is not the original S3",
    ),
    Setting(
        "storage_region",
        _word,
        "a name like ap-southeast-3",
        "nama seperti ap-southeast-3",
        "wilayah penyimpanan objek",
        "the region of the object storage",
    ),
    Setting(
        "storage_allow_http",
        _yes,
        "yes or no",
        "yes atau no",
        "penyimpanan objek boleh dihubungi tanpa TLS; hanya di jaringan sendiri",
        "the object storage may be asked without TLS; only on one's own network",
    ),
    Setting(
        "demo",
        _yes,
        "yes or no",
        "yes atau no",
        "peragaan di komputer sendiri: tanpa HTTPS, dengan akun contoh",
        "a demonstration on one's own computer: without HTTPS, with accounts to try",
    ),
    Setting(
        "allowed_hosts",
        _hosts,
        "host names with commas between",
        "nama host dipisah koma",
        "nama host yang dilayani aplikasi web",
        "the host names under which the web application answers",
    ),
    Setting(
        "database_url",
        str,
        "an address like postgres://user@host/name",
        "alamat seperti postgres://user@host/nama",
        "basis data aplikasi web; bila kosong, SQLite di folder home",
        "the database of the web application; empty: SQLite in the home",
    ),
    Setting(
        "behind_proxy",
        _yes,
        "yes or no",
        "yes atau no",
        "server web di depan mengakhiri HTTPS dan mengisi X-Forwarded-Proto",
        "a web server in front ends HTTPS and sets X-Forwarded-Proto",
    ),
    Setting(
        "second_factor",
        _yes,
        "yes or no",
        "yes atau no",
        "setiap pengguna harus memasang verifikasi dua langkah",
        "every user has to set up a second factor",
    ),
    Setting(
        "email_host",
        str,
        "a host name",
        "nama host",
        "server surel keluar; bila kosong, surel dicetak di layar server",
        "the server for outgoing mail; empty: mail is printed where the server runs",
    ),
    Setting(
        "email_from",
        str,
        "an e-mail address",
        "alamat surel",
        "alamat pengirim surel",
        "the address from which mail is sent",
    ),
    Setting(
        "oidc_url",
        _https,
        "an address that begins with https://",
        "alamat yang diawali https://",
        "penyedia masuk tunggal (OpenID Connect)",
        "the provider of single sign-on (OpenID Connect)",
    ),
    Setting(
        "oidc_name",
        str,
        "a name",
        "sebuah nama",
        "nama penyedia masuk tunggal di halaman masuk",
        "what single sign-on is called on the sign-in page",
    ),
    Setting(
        "oidc_client",
        str,
        "an identifier",
        "sebuah pengenal",
        "pengenal Pantau pada penyedia itu; rahasianya PANTAU_OIDC_SECRET",
        "the identifier of Pantau at that provider; its secret is PANTAU_OIDC_SECRET",
    ),
)

# What must not stand in a file that is copied around; never shown, never defaulted.
SECRETS: Final = ("SECRET_KEY", "OIDC_SECRET", "EMAIL_USER", "EMAIL_PASSWORD", "TEST_DATABASE_URL")
