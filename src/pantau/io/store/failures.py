"""What engines and storage say when something is wrong, told as errors of the ledger."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from pantau.errors import Damaged, PantauError, StorageFull

_FULL_NUMBERS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_WORDS = (
    "no space left",
    "disk quota exceeded",
    "file too large",
    "os error 28",
    "max_temp_directory_size",
    "storage full",
    "storagefull",
)


@contextmanager
def fullness_told(where: str) -> Iterator[None]:
    """Whatever a full disk makes the libraries raise comes out as `StorageFull`."""
    try:
        yield
    except PantauError:
        raise
    except Exception as error:
        if is_full(error):
            raise storage_full(where) from error
        raise


def is_full(error: BaseException | None) -> bool:
    """Whether an error, or what caused it, says that there is no room."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL_NUMBERS:
            return True
        words = str(error).lower()
        if any(each in words for each in _FULL_WORDS):
            return True
        error = error.__cause__ or error.__context__
    return False


def storage_full(where: str) -> StorageFull:
    """The sentence for a full disk."""
    return StorageFull.of(
        id=f"tidak ada ruang lagi di {where}; tidak ada yang ditambahkan dan buku besar tetap seperti semula. "
        "Kosongkan ruang atau pilih tempat lain, lalu ulangi perintah yang sama",
        en=f"there is no room left at {where}; nothing was added and the ledger is as it was. "
        "Free some space or choose another place, then repeat the same command",
    )


def damaged(file: str, id: str, en: str) -> Damaged:
    """The sentence for a file that is not what was written."""
    return Damaged.of(
        id=f"berkas buku besar {file} {id}; jalankan `pantau ledger verify` untuk melihat semua berkas yang "
        "rusak, lalu pulihkan dari cadangan",
        en=f"the file {file} of the ledger {en}; run `pantau ledger verify` to see every damaged file, "
        "then restore them from a backup",
    )
