"""Whether a template that a user brings may be opened: nothing in it runs, and nothing leads outside."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from docx.oxml import parse_xml

from pantau.core.text import Text
from pantau.io.workbook_guard import archive_wrong

MOST_MB: Final = 20
MOST_TEXT_MB: Final = 2
_MAIN: Final = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml"}
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ACTIVE: Final = re.compile(r"vbaproject|vbadata|activex|/embeddings/|oleobject", re.IGNORECASE)
# Fields that only say something about the document itself.
_HARMLESS: Final = (
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "PAGEREF",
    "REF",
    "SEQ",
    "STYLEREF",
    "TOC",
    "TITLE",
    "SUBJECT",
)

_DAMAGED: Final = Text(
    "bukan berkas .{kind} yang utuh, berkata sandi, atau terlalu besar (paling besar {most} MB); simpan ulang dari "
    "aplikasi perkantoran",
    "this is no whole .{kind} file, has a password, or is too large (at most {most} MB); save it again from an "
    "office program",
)
_RUNS: Final = Text(
    "memuat makro atau objek tertanam ({name}); hapus, lalu simpan sebagai .{kind} biasa",
    "holds a macro or an embedded object ({name}); remove it, then save it as an ordinary .{kind}",
)
_OUTSIDE: Final = Text(
    "merujuk ke berkas di luar templat ({name}); sisipkan gambarnya ke dalam berkas atau hapus rujukannya",
    "refers to a file outside the template ({name}); put the picture into the file or remove the reference",
)
_FIELD: Final = Text(
    "memuat bidang Word {name} yang mengambil isi dari luar; hapus bidang itu",
    "holds the Word field {name}, which fetches content from outside; remove that field",
)
_LONG: Final = Text(
    "teks templat lebih besar dari {most} MB; pakai berkas kosong dengan gaya instansi saja",
    "the text of the template is larger than {most} MB; use an empty file with the style of the office only",
)


def template_wrong(content: bytes, kind: str) -> list[Text]:
    """Everything because of which a template is not opened; nothing when it may be."""
    damaged = [_DAMAGED.fill(kind=kind, most=MOST_MB)]
    if len(content) > MOST_MB * 1024 * 1024 or archive_wrong(BytesIO(content), most_mb=MOST_MB) is not None:
        return damaged
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        if _MAIN[kind] not in names or "[Content_Types].xml" not in names:
            return damaged
        try:
            return list(_parts_wrong(archive, kind))
        except SyntaxError:  # as the parser calls XML that is none
            return damaged


def _parts_wrong(archive: zipfile.ZipFile, kind: str) -> Iterator[Text]:
    for name in archive.namelist():
        if _ACTIVE.search(name):
            yield _RUNS.fill(name=name[:80], kind=kind)
    if b"macroenabled" in archive.read("[Content_Types].xml").lower():
        yield _RUNS.fill(name="macroEnabled", kind=kind)
    for name in archive.namelist():
        if name.endswith(".rels"):
            yield from _links_wrong(archive.read(name))
        elif name.startswith("word/") and name.endswith(".xml"):
            yield from _text_wrong(archive.read(name), kind)


def _links_wrong(content: bytes) -> Iterator[Text]:
    for each in parse_xml(content):
        external = each.get("TargetMode", "").lower() == "external"
        if external and not each.get("Type", "").endswith("/hyperlink"):
            yield _OUTSIDE.fill(name=each.get("Target", "")[:80])


def _text_wrong(content: bytes, kind: str) -> Iterator[Text]:
    if len(content) > MOST_TEXT_MB * 1024 * 1024:
        yield _LONG.fill(most=MOST_TEXT_MB)
        return
    root = parse_xml(content)
    if root.find(f".//{_W}altChunk") is not None:
        yield _RUNS.fill(name="altChunk", kind=kind)
    for code in _field_codes(root):
        word = code.strip().split(" ")[0].upper()[:30]
        if word not in _HARMLESS:
            yield _FIELD.fill(name=word)


def _field_codes(root: Any) -> Iterator[str]:
    """The instructions of Word's fields, which may be spread over many runs."""
    stack: list[str] = []
    for each in root.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText"):
        if each.tag == f"{_W}fldSimple":
            yield each.get(f"{_W}instr", "")
        elif each.tag == f"{_W}instrText":
            if stack:
                stack[-1] += each.text or ""
            else:
                yield each.text or ""
        elif each.get(f"{_W}fldCharType") == "begin":
            stack.append("")
        elif each.get(f"{_W}fldCharType") == "end" and stack:
            yield stack.pop()
    yield from stack
