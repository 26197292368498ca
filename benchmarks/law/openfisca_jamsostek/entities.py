"""Whom the rules speak of: one worker; there are no households in employment social security."""

from __future__ import annotations

from openfisca_core.entities import build_entity

Worker = build_entity(key="worker", plural="workers", label="Worker, in one month", is_person=True)
