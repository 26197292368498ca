"""A server that is started before its database waits for it, and says in words when it does not come."""

import pytest
from django.core import management
from django.db import OperationalError, connection

from pantau.cli import serve
from pantau.errors import SettingsError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def answers(monkeypatch):
    """What the database says to one attempt after the other; the attempts that were made."""
    said, made = [], []

    def migrate(*_, **__):
        made.append(1)
        if said:
            raise OperationalError(said.pop())

    monkeypatch.setattr(management, "call_command", migrate)
    monkeypatch.setattr(serve, "_BETWEEN", 0.0)
    return said, made


def test_a_database_that_starts_again_is_waited_for(answers, monkeypatch):
    monkeypatch.setitem(serve._PATIENCE, connection.vendor, 60)
    said, made = answers
    said += ["the database system is starting up", "connection refused"]
    serve.django_ready("")
    assert len(made) == 3


def test_a_database_that_does_not_come_is_told_with_what_to_do(answers, monkeypatch):
    monkeypatch.setitem(serve._PATIENCE, connection.vendor, 0)
    said, _ = answers
    said += ["connection refused\n\tIs the server running?"]
    with pytest.raises(SettingsError) as told:
        serve.django_ready("")
    assert told.value.text["id"] == (
        "basis data tidak menjawab (connection refused); periksa PANTAU_DATABASE_URL dan apakah servernya jalan"
    )
    assert "PANTAU_DATABASE_URL" in told.value.text["en"]
