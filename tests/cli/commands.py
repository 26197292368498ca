"""``pantau`` as its user meets it: as a program, or in this process where starting a program is not the promise."""

import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from pantau.cli import main

PANTAU = Path(sys.executable).with_name("pantau")
ROOT = Path(__file__).parents[2]


def program(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, as a shell starts it; no setting reaches it but those that are given."""
    return subprocess.run(
        [PANTAU, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=_surroundings(environment),
        timeout=300,
    )


def pantau(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in this process, which saves a second of starting: the same words, streams and status."""
    command = [str(PANTAU), *map(str, words)]
    streams = [TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        surroundings = _surroundings(environment)
        for name in os.environ.keys() - surroundings.keys():
            patch.delenv(name)
        for name, value in surroundings.items():
            patch.setenv(name, value)
        patch.chdir(ROOT)
        patch.setattr(sys, "argv", command)
        patch.setattr(
            sys.modules["__main__"], "__package__", None, raising=False
        )  # a script, also below `-m pytest`
        for name, stream in zip(("stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        status = _status()
    return subprocess.CompletedProcess(command, status, *(_told(stream) for stream in streams))


def _status() -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _surroundings(environment: dict[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PANTAU_")}
    return {**clean, "COLUMNS": "200", **environment}


def _told(stream: TextIOWrapper) -> str:
    stream.flush()
    text = stream.buffer.getvalue().decode(stream.encoding)
    stream.close()
    return text
