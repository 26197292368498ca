"""Templates of an office: what they may do, and what is said when they ask for more."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pptx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pantau.errors import InputError, PantauError
from pantau.io.round_documents import documents
from pantau.io.round_documents.documents import Issuing
from pantau.io.round_documents.fields import FIELDS, FILES
from pantau.io.round_documents.shipped import shipped
from pantau.io.round_documents.templates import checked_template, write_templates
from tests.io.round_documents.test_documents import slide_text, word_text
from tests.report.round.sample import LETTER, MEETING, NOW, SENDER, city


def document(*lines: str) -> bytes:
    """A template of these paragraphs."""
    made = docx.Document()
    for each in lines:
        made.add_paragraph(each)
    return saved(made)


def saved(made: object) -> bytes:
    target = BytesIO()
    made.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same file with one part more, or another."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return target.getvalue()


def note(folder: Path, content: bytes | None = None) -> bytes:
    if content is not None:
        (folder / "note.docx").write_bytes(content)
    return documents.note(LETTER, city(), Issuing("id", NOW, SENDER, folder), "docx")


def faults(folder: Path, content: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        note(folder, content)
    assert all(line.startswith("note.docx: ") for line in caught.value.lines("id"))
    return [fault.message["en"] for fault in caught.value.faults]


def test_an_office_has_its_own_words_and_layout(tmp_path: Path) -> None:
    own = document("KOP KAMI", "{{ title | lower }} / {{ number }}", "{%p for each in reference %}",
                   "{{ each.label }} = {{ each.value }}", "{%p endfor %}", "{{p body }}", "{{p signed }}")  # fmt: skip
    said = word_text(note(tmp_path, own))
    assert said.startswith("KOP KAMI\nnota dinas / \n")
    assert "Dari = Kepala Dinas Tenaga Kerja" in said
    assert "Saran tindak lanjut" in said
    assert "Budi Santoso" in said


def test_what_an_office_does_not_have_is_shipped(tmp_path: Path) -> None:
    assert note(tmp_path) == documents.note(LETTER, city(), Issuing("id", NOW, SENDER), "docx")


def test_sections_and_signatures_can_be_arranged(tmp_path: Path) -> None:
    own = document("{%p for one in sections %}", "== {{ one.number }} {{ one.title | upper }}", "{{p one.content }}",
                   "{%p endfor %}", "{%p for one in signatures %}", "{{ loop.index }}) {{ one.name }}, {{ one.rank }}",
                   "{%p endfor %}")  # fmt: skip
    said = word_text(note(tmp_path, own))
    assert "== 2 HASIL" in said
    assert "1) Budi Santoso, Pembina Tingkat I (IV/b)" in said


def test_the_shipped_templates_are_a_start_for_an_office(tmp_path: Path) -> None:
    written = write_templates(tmp_path / "templates")
    assert sorted(path.name for path in written) == sorted(n for n in FILES.values() if n.endswith(".docx"))
    for path in written:
        assert path.read_bytes() == shipped(path.stem)
        checked_template(path.read_bytes(), path.name)
    (tmp_path / "templates" / "note.docx").write_bytes(b"ours")
    assert write_templates(tmp_path / "templates") == []
    assert (tmp_path / "templates" / "note.docx").read_bytes() == b"ours"


def test_unknown_fields_are_named_all_at_once(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        document("{{ titel }} {{ gaji_pokok }}", "{% for s in signatures %}{{ s.salary }}{% endfor %}"),
    )
    assert told[0] == "field 'titel' is not known; did you mean 'title'?"
    assert told[1].startswith("field 'gaji_pokok' is not known; known are: letterhead, ")
    assert told[2] == "'s' has no part 'salary'; it has: role, name, rank, nip"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ title.__class__.__mro__ }}", "cannot be used in a template"),
        ("{{ title.format(7) }}", "cannot be used in a template"),
        ("{{ 'a' * 1000000000 }}", "'mul' cannot be used"),
        ("{{ 9 ** 9 ** 9 }}", "'pow' cannot be used"),
        ("{% set x = 1 %}", "'assign' cannot be used"),
        ("{% include '/etc/passwd' %}", "'include' cannot be used"),
        ("{% import 'os' as os %}", "'import' cannot be used"),
        ("{% macro m() %}{% endmacro %}", "'macro' cannot be used"),
        ("{% for i in range(1000000) %}{% endfor %}", "for goes over the lists of fields only"),
        ("{{ title | attr('x') }}", "'attr' cannot be used"),
        ("{{ title | pprint }}", "'pprint' cannot be used"),
        ("{{ letterhead[0] }}", "'getitem' cannot be used"),
        ("{{ self }}", "field 'self' is not known"),
        ("{{ config }}", "field 'config' is not known"),
        ("{{ title", "is incomplete or wrong"),
        ("{% if title %}", "is incomplete or wrong"),
        ("{% endfor %}", "is incomplete or wrong"),
        ("{{ body }}", "write {{p body }} in a paragraph of its own"),
    ],
)  # fmt: skip
def test_a_template_computes_nothing(tmp_path: Path, text: str, told: str) -> None:
    assert any(told in line for line in faults(tmp_path, document(text)))


def test_loops_are_few_and_flat(tmp_path: Path) -> None:
    deep = (
        "{% for a in copies %}{% for b in copies %}{% for c in copies %}x{% endfor %}{% endfor %}{% endfor %}"
    )
    assert "nested no deeper than two" in faults(tmp_path, document(deep))[0]
    many = "{% for a in copies %}x{% endfor %}" * 61
    assert "at most 60" in faults(tmp_path, document(many))[0]


def test_the_foot_and_the_properties_are_looked_at_too(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].footer.paragraphs[0].text = "{{ hidden_one }}"
    made.core_properties.subject = "{{ hidden_two }}"
    told = " ".join(faults(tmp_path, saved(made)))
    assert "'hidden_one'" in told
    assert "'hidden_two'" in told


def field_code(code: str) -> bytes:
    made = docx.Document()
    paragraph = made.add_paragraph()
    for kind, text in (("begin", ""), ("", code[:5]), ("", code[5:]), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        paragraph.add_run()._r.append(element)
    return saved(made)


RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="https://example.org/evil.dotm" TargetMode="External"/></Relationships>'
)
PLAIN = document("hai")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not a zip", "no whole .docx file"),
        (b"", "no whole .docx file"),
        (
            with_part(PLAIN, "word/vbaProject.bin", b"x"),
            "holds a macro or an embedded object (word/vbaProject.bin)",
        ),
        (with_part(PLAIN, "word/embeddings/a.xlsx", b"x"), "holds a macro or an embedded object"),
        (
            with_part(PLAIN, "word/_rels/settings.xml.rels", RELS),
            "outside the template (https://example.org/evil.dotm)",
        ),
        (with_part(PLAIN, "word/document.xml", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"), "no whole .docx file"),
        (with_part(PLAIN, "word/document.xml", b"<a"), "no whole .docx file"),
        (with_part(PLAIN, "word/document.xml", b"<a/>"), "cannot be opened as a Word document"),
        (with_part(PLAIN, "word/comments.xml", b"<a>" + b"x" * 3_000_000 + b"</a>"), "larger than 2 MB"),
        (with_part(PLAIN, "word/x.bmp", b"\0" * 40_000_000), "no whole .docx file"),
        (field_code("INCLUDETEXT \\\\server\\x"), "holds the Word field INCLUDETEXT"),
        (field_code("DDEAUTO c:\\\\cmd.exe"), "holds the Word field DDEAUTO"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nothing_runs_and_nothing_leads_outside(tmp_path: Path, content: bytes, told: str) -> None:
    assert any(told in line for line in faults(tmp_path, content))


def test_counting_pages_is_allowed(tmp_path: Path) -> None:
    assert note(tmp_path, field_code(" NUMPAGES \\* MERGEFORMAT"))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        PantauError, match=r"no such folder of templates; name a folder that holds invitation\.docx"
    ):
        note(tmp_path / "none")


def test_a_template_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "note.docx").mkdir()
    with pytest.raises(InputError, match=r"note\.docx: cannot be read"):
        note(tmp_path)


def slides(folder: Path) -> bytes:
    return documents.slides(city(), Issuing("id", NOW, SENDER, folder), "pptx")


def test_slides_take_the_master_of_the_office_and_leave_its_slides(tmp_path: Path) -> None:
    own = pptx.Presentation()
    own.slide_width = own.slide_height * 2
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Rapat tahun lalu"
    (tmp_path / "slides.pptx").write_bytes(saved(own))
    made = slides(tmp_path)
    assert "Rapat tahun lalu" not in slide_text(made)
    assert pptx.Presentation(BytesIO(made)).slide_width == own.slide_width
    assert made == slides(tmp_path)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda content: b"no zip", "no whole .pptx file"),
        (lambda content: with_part(content, "ppt/vbaProject.bin", b"x"), "holds a macro"),
        (lambda content: with_part(content, "ppt/_rels/presentation.xml.rels", RELS), "outside the template"),
        (
            lambda content: with_part(content, "ppt/presentation.xml", b"<a/>"),
            "cannot be opened as a presentation",
        ),
    ],
)
def test_a_faulty_presentation_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes], told: str) -> None:
    (tmp_path / "slides.pptx").write_bytes(spoil(saved(pptx.Presentation())))
    with pytest.raises(InputError) as caught:
        slides(tmp_path)
    assert told in str(caught.value)


def test_every_field_of_the_list_can_be_asked_for(tmp_path: Path) -> None:
    blocks = ("summary", "body", "appendix", "signed", "attachments")
    lines = [
        f"{{{{p {name} }}}}" if name in blocks else f"{{% if {name} %}}x{{% endif %}}" for name in FIELDS
    ]
    for kind, make in (
        ("note", lambda how: documents.note(LETTER, city(), how, "docx")),
        ("report", lambda how: documents.report(city(), how, "docx")),
        ("invitation", lambda how: documents.invitation(MEETING, LETTER, how, "docx")),
    ):
        (tmp_path / FILES[kind]).write_bytes(document(*lines))
        assert word_text(make(Issuing("en", NOW, SENDER, tmp_path)))
