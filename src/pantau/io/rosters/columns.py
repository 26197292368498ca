"""The columns in which cleaned rows wait for linking and deciding."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from pantau.roster.columns import FIELDS

TEXT, LIST = pa.string(), pa.list_(pa.string())
FIELD_COLUMNS: Final = tuple(name for field in FIELDS for name in (f"{field}_read", field))
_PLACE: Final = {"row_id": pa.int64(), "file": TEXT, "sheet": TEXT, "row": pa.int32()}
ROWS: Final = pa.schema(
    [
        *_PLACE.items(),
        *((name, TEXT) for name in FIELD_COLUMNS),
        ("own", TEXT),
        ("place", TEXT),
        ("proposals", LIST),
        ("hidden", pa.bool_()),
        ("issues", LIST),
        ("rank", pa.int8()),
        ("quality", pa.int8()),
        ("dead", pa.bool_()),
        ("asked", TEXT),
        ("group", TEXT),
        ("payer", TEXT),
        ("lapsed", pa.bool_()),
    ]
)
LINKS: Final = pa.schema(
    [
        ("row_id", pa.int64()), ("source", TEXT), ("row_key", TEXT), ("nik", TEXT), ("nik_damaged", TEXT),
        ("name_normal", TEXT), ("name_sound", TEXT), ("birth_date", pa.date32()), ("sex", TEXT), ("region", TEXT),
        ("kk", TEXT), ("mother_normal", TEXT), ("address_normal", TEXT), ("phone", TEXT),
    ]
)  # fmt: skip
CELLS: Final = pa.schema([("row_id", pa.int64()), ("cells", LIST)])
ASIDE: Final = pa.schema(
    [("file", TEXT), ("sheet", TEXT), ("row", pa.int32()), ("kind", TEXT), ("cells", LIST)]
)
