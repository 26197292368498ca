"""The five roles; each may do what those before it may."""

from __future__ import annotations

from enum import StrEnum

from pantau.core.text import Text


class Role(StrEnum):
    """What somebody may do."""

    VIEWER = "viewer"
    OFFICER = "officer"
    APPROVER = "approver"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


TITLES = {
    Role.VIEWER: Text("pembaca", "viewer"),
    Role.OFFICER: Text("petugas", "officer"),
    Role.APPROVER: Text("penyetuju", "approver"),
    Role.COORDINATOR: Text("koordinator", "coordinator"),
    Role.ADMINISTRATOR: Text("pengelola", "administrator"),
}
_ORDER = tuple(Role)


def rank(role: str) -> int:
    """How much a role may do; 0 is the least."""
    return _ORDER.index(Role(role))
