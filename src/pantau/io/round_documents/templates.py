"""Which template a document is made with: that of the office where it has one, else the one that is shipped."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from docxtpl import DocxTemplate

from pantau.core.text import Text
from pantau.errors import Fault, InputError, PantauError
from pantau.io.round_documents.fields import BLOCKS, FILES
from pantau.io.round_documents.shipped import shipped
from pantau.io.round_documents.template_guard import MOST_MB, template_wrong
from pantau.io.round_documents.template_language import language_wrong

_IN_TEXT: Final = re.compile(
    r"<w:t(?:\s[^>]*)?>[^<]*\{\{-?\s*(" + "|".join((*BLOCKS, r"\w+\.content")) + r")\b"
)
_ALONE: Final = Text(
    "'{name}' terdiri dari alinea dan tabel; tulis {{{{p {name} }}}} dalam alinea tersendiri",
    "'{name}' is made of paragraphs and tables; write {{{{p {name} }}}} in a paragraph of its own",
)
_UNREADABLE: Final = Text(
    "tidak dapat dibaca ({why}); periksa nama dan hak akses berkasnya",
    "cannot be read ({why}); check the name of the file and its rights",
)
_BROKEN: Final = Text(
    "tidak dapat dibuka sebagai dokumen Word; simpan ulang dari pengolah kata",
    "cannot be opened as a Word document; save it again from a word processor",
)
_NO_FOLDER: Final = Text(
    "{folder}: folder templat tidak ada; sebutkan folder yang berisi {names}",
    "{folder}: no such folder of templates; name a folder that holds {names}",
)
_NOTES: Final = "footnotes+xml"


def template(kind: str, folder: Path | None) -> DocxTemplate:
    """The template of a kind of document, looked at and ready to be filled.

    An office's own comes from a folder, under the name of `FILES`; what it does not have there is the shipped one.
    """
    own = read_own(kind, folder)
    return DocxTemplate(BytesIO(shipped(kind))) if own is None else checked_template(own, FILES[kind])


def read_own(kind: str, folder: Path | None) -> bytes | None:
    """An office's own template as bytes, none where it has none; no more is read than a template may hold."""
    if folder is None:
        return None
    if not folder.is_dir():
        told = _NO_FOLDER.fill(folder=str(folder)[:200], names=", ".join(FILES.values()))
        raise PantauError.of(id=told.id, en=told.en)
    path = folder / FILES[kind]
    if not path.exists():
        return None
    try:
        with path.open("rb") as file:
            return file.read(MOST_MB * 1024 * 1024 + 1)
    except OSError as error:
        raise refused(path.name, [_UNREADABLE.fill(why=error.strerror or type(error).__name__)]) from error


def checked_template(content: bytes, name: str) -> DocxTemplate:
    """A template of Word that somebody brought; `InputError` with everything that is wrong with it."""
    wrong = template_wrong(content, "docx")
    if wrong:
        raise refused(name, wrong)
    made = DocxTemplate(BytesIO(content))
    try:
        made.init_docx()
        sources = _sources(made)
    except (KeyError, ValueError, AttributeError, IndexError, UnicodeDecodeError) as error:
        raise refused(name, [_BROKEN]) from error
    alone = dict.fromkeys(found for source in sources for found in _IN_TEXT.findall(source))
    wrong = [*language_wrong(sources), *(_ALONE.fill(name=each) for each in alone)]
    if wrong:
        raise refused(name, wrong)
    return made


def refused(name: str, wrong: list[Text]) -> InputError:
    """The error that tells everything that is wrong with a template."""
    return InputError([Fault(name, 0, {"id": each.id, "en": each.en}) for each in wrong])


def _sources(made: DocxTemplate) -> list[str]:
    """Every text of a document that is filled: its body, heads, feet, notes and properties."""
    texts = [made.patch_xml(made.get_xml())]
    for uri in (made.HEADER_URI, made.FOOTER_URI):
        for _, part in made.get_headers_footers(uri):
            texts.append(made.patch_xml(made.get_part_xml(part)))
    for part in made.docx.part.package.parts:
        if part.content_type.endswith(_NOTES):
            texts.append(made.patch_xml(part.blob.decode("utf-8")))
    core: Any = made.docx.core_properties
    texts += [core.author, core.comments, core.identifier, core.language, core.subject, core.title]
    return texts


def write_templates(folder: Path) -> list[Path]:
    """Copies of the shipped templates of Word for an office to change; a file that is there stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, name in FILES.items():
        path = folder / name
        if name.endswith(".docx") and not path.exists():
            path.write_bytes(shipped(kind))
            written.append(path)
    return written
