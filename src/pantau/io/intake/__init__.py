"""The door of the ledger: files that users bring, read into rows of one kind, NIKs exchanged for persons."""

from pantau.io.intake.exchange import exchanged
from pantau.io.intake.incoming import FileRead, Incoming, Noted, Options, batch_id
from pantau.io.intake.kinds import KINDS
from pantau.io.intake.reading import read

__all__ = ["KINDS", "FileRead", "Incoming", "Noted", "Options", "batch_id", "exchanged", "read"]
