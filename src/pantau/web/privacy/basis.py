"""The lawful bases of Law 27/2022, article 20 (2): whoever brings data of people says which one it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from pantau.core.text import Language, Text


class Basis(NamedTuple):
    """A ground on which personal data may be held, and the letter of article 20 (2) that names it."""

    code: str
    letter: str
    title: Text
    meaning: Text

    @property
    def article(self) -> Text:
        """Where the law says so."""
        return Text(
            f"UU 27/2022 Pasal 20 ayat (2) huruf {self.letter}",
            f"Law 27/2022 article 20 (2) letter {self.letter}",
        )


_LISTED = (
    Basis(
        "public_task",
        "e",
        Text("tugas pelayanan publik", "task in the public interest"),
        Text(
            "kantor menjalankan tugas atau kewenangan yang diberikan peraturan, misalnya pelindungan pekerja "
            "rentan yang iurannya dibiayai pemerintah",
            "the office carries out a task or power given to it by regulation, such as protecting vulnerable "
            "workers whose contribution the government funds",
        ),
    ),
    Basis(
        "legal_obligation",
        "c",
        Text("kewajiban hukum", "legal obligation"),
        Text(
            "peraturan mewajibkan kantor mengolah data ini",
            "a regulation obliges the office to process these data",
        ),
    ),
    Basis(
        "consent",
        "a",
        Text("persetujuan", "consent"),
        Text(
            "setiap orang dalam daftar menyetujui secara tertulis atau terekam, untuk tujuan ini",
            "everybody on the list agreed to this purpose, in writing or recorded",
        ),
    ),
    Basis(
        "contract",
        "b",
        Text("perjanjian", "contract"),
        Text(
            "data diperlukan untuk perjanjian dengan orang itu, misalnya hubungan kerja",
            "the data are needed for a contract with the person, such as employment",
        ),
    ),
    Basis(
        "vital_interest",
        "d",
        Text("kepentingan vital", "vital interest"),
        Text(
            "menyangkut keselamatan jiwa orang itu dan persetujuannya tidak dapat diminta",
            "the person's life depends on it and they cannot be asked",
        ),
    ),
    Basis(
        "legitimate_interest",
        "f",
        Text("kepentingan sah lainnya", "other legitimate interest"),
        Text(
            "kepentingan kantor telah ditimbang terhadap hak orang itu, dan pertimbangannya tertulis",
            "the interest of the office was weighed against the rights of the person, in writing",
        ),
    ),
)

BASES: Final[Mapping[str, Basis]] = MappingProxyType({basis.code: basis for basis in _LISTED})
DEFAULT: Final = "public_task"


def choices(language: Language) -> list[tuple[str, str]]:
    """The bases for the field of a form, the usual one first.

    >>> choices("en")[0]
    ('public_task', 'task in the public interest (Law 27/2022 article 20 (2) letter e)')
    """
    return [
        (basis.code, f"{basis.title.say(language)} ({basis.article.say(language)})")
        for basis in BASES.values()
    ]
