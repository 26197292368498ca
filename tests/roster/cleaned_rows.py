"""One row cleaned, its fields as a mapping."""

from types import SimpleNamespace

from pantau.roster.clean import clean_rows


def clean_row(read, context):
    found = clean_rows({field: [text] for field, text in read.items()}, 1, context)
    values = {field: column[0] for field, column in found.values.items()}
    return SimpleNamespace(values=values, **found.rows[0]._asdict())
