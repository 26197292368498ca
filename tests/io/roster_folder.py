"""The folder that a checked roster leaves, made by hand for the tests of its workbooks."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pantau.roster.columns import FIELDS

NIK = "36720101" + "01900001"


def nik(number):
    return f"36720101{number:08d}"


def row(file="rt.xlsx", sheet="Sheet1", at=2, cells=(), decision="accepted", **more):
    """A row: where it stood, its cells, what was decided; fields as ``name=(read, clean)`` or one text for both."""
    return {"file": file, "sheet": sheet, "row": at, "cells": list(cells), "decision": decision, **more}


def sheet(file="rt.xlsx", name="Sheet1", headings=("NIK", "Nama"), fields=None, data_rows=0, skipped=""):
    found = {"nik": 0, "name": 1} if fields is None else fields
    return {
        "file": file, "sheet": name, "headings": list(headings), "fields": found, "rows": data_rows + 1,
        "data_rows": data_rows, "skipped": skipped,
    }  # fmt: skip


def write_folder(folder: Path, rows, sheets, *, unread=(), aside=(), funnel=None):
    """Write the hand-over of these rows into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in sheets:
        here = [one for one in rows if (one["file"], one["sheet"]) == (each["file"], each["sheet"])]
        each["data_rows"] = len(here)
    flat = [_flat(number, each) for number, each in enumerate(rows)]
    texts = [name for field in FIELDS for name in (f"{field}_read", field)]
    schema = pa.schema(
        [("row_id", pa.int64()), ("file", pa.string()), ("sheet", pa.string()), ("row", pa.int32())]
        + [(name, pa.string()) for name in texts]
        + [
            ("own", pa.string()),
            ("decision", pa.string()),
            ("reasons", pa.list_(pa.string())),
            ("person", pa.string()),
        ]
        + [("match_probability", pa.float64()), ("other", pa.string()), ("hidden", pa.bool_())]
    )
    pq.write_table(pa.Table.from_pylist(flat, schema), folder / "rows.parquet", row_group_size=1000)
    cells = {
        "row_id": pa.array(range(len(rows)), pa.int64()),
        "cells": pa.array([each["cells"] for each in rows], pa.list_(pa.string())),
    }
    pq.write_table(pa.table(cells), folder / "cells.parquet", row_group_size=700)
    (folder / "sheets.json").write_text(json.dumps(sheets), "utf-8")
    (folder / "files.json").write_text(json.dumps(list(unread)), "utf-8")
    if aside:
        pq.write_table(pa.Table.from_pylist(list(aside)), folder / "set_aside.parquet")
    if funnel:
        (folder / "funnel.json").write_text(json.dumps(funnel), "utf-8")
    return folder


def _flat(number, each):
    flat = {
        "row_id": number, "own": "{}", "reasons": [], "person": f"P{number}", "match_probability": None, "other": "",
        "hidden": False,
    } | {key: value for key, value in each.items() if key != "cells"}  # fmt: skip
    for field in FIELDS:
        if field in each:
            both = each[field] if isinstance(each[field], tuple) else (each[field], each[field])
            flat[f"{field}_read"], flat[field] = both
    return flat
