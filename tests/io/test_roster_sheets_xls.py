"""Old workbooks are read record by record, from files made here byte by byte."""

import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.io.sheets.biff import compressed
from pantau.io.sheets.files import open_sheets

DIGITS = "3672" + "014108850001"
BOF, EOF = 0x0809, 0x000A


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def wide(text, width="<H"):
    return struct.pack(width, len(text)) + b"\1" + text.encode("utf-16-le")


def cell(kind, row, column, body, style=0):
    return record(kind, struct.pack("<3H", row, column, style) + body)


def label(row, column, n):
    return cell(0x00FD, row, column, struct.pack("<I", n))


def double(row, column, value, style=0):
    return cell(0x0203, row, column, struct.pack("<d", value), style)


def workbook(cells, *, strings=(), shared=b"", more=b"", name="Data", state=0):
    """The stream of a workbook with one sheet; style 1 shows days, style 2 six digits."""
    styles = b"".join(record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 14, 164))
    zeros = record(0x041E, struct.pack("<H", 164) + wide("000000"))
    if strings:
        body = struct.pack("<II", len(strings), len(strings)) + b"".join(map(wide, strings))
        shared = record(0x00FC, body)
    start = record(BOF, struct.pack("<HH12x", 0x0600, 5))

    def globals_(offset):
        bound = record(0x0085, struct.pack("<IBB", offset, state, 0) + wide(name, "<B"))
        return start + more + zeros + styles + bound + shared + record(EOF)

    sheet = record(BOF, struct.pack("<HH12x", 0x0600, 16)) + cells + record(EOF)
    return globals_(len(globals_(0))) + sheet


def container(stream, name="Workbook", others=()):
    """A file with one stream, as long as it takes, and names of other storages."""
    stream = stream.ljust(4096, b"\0")
    n = -(-len(stream) // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, n + 2), 0xFFFFFFFE]
    assert len(table) <= 128
    table += [0xFFFFFFFF] * (128 - len(table))

    def entry(said, kind, first, size):
        raw = said.encode("utf-16-le") + b"\0\0"
        return raw.ljust(64, b"\0") + struct.pack("<HB49xII4x", len(raw), kind, first, size)

    entries = [entry("Root Entry", 5, 0xFFFFFFFE, 0), entry(name, 2, 2, len(stream))]
    directory = b"".join([*entries, *(entry(other, 1, 0, 0) for other in others)]).ljust(512, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head = head.ljust(44, b"\0") + struct.pack("<8I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return head + struct.pack("<128I", *table) + directory + stream.ljust(n * 512, b"\0")


def read(path, stream, **form):
    path.write_bytes(container(stream, **form))
    (sheet,) = open_sheets(path)
    return sheet, list(sheet.rows)


def refused(path, data):
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        list(open_sheets(path))
    return caught.value.faults[0].message["en"]


def test_texts_and_numbers_come_as_they_stand(tmp_path):
    cells = label(0, 0, 0) + label(0, 1, 1) + double(1, 0, float(DIGITS)) + double(1, 1, 0.1)
    sheet, rows = read(tmp_path / "a.xls", workbook(cells, strings=["NIK", "Náma ☺"], name="Daftar é"))
    assert sheet.name == "Daftar é"
    assert rows == [(1, ("NIK", "Náma ☺"), False, (), ()), (2, (DIGITS, "0.1"), False, (0, 1), ())]


def test_days_and_leading_zeros_come_as_they_are_shown(tmp_path):
    _, rows = read(tmp_path / "a.xls", workbook(double(0, 0, 32874.0, 1) + double(0, 1, 812.0, 2)))
    assert rows == [(1, ("1990-01-01", "000812"), False, (1,), ())]


def test_a_string_may_go_on_in_the_next_record(tmp_path):
    first = struct.pack("<II", 2, 2) + struct.pack("<HB", 8, 0) + b"SITI"
    shared = record(0x00FC, first) + record(0x003C, b"\1" + " AMI".encode("utf-16-le") + wide("BUDI"))
    _, rows = read(tmp_path / "a.xls", workbook(label(0, 0, 0) + label(0, 1, 1), shared=shared))
    assert rows[0].cells == ("SITI AMI", "BUDI")


def test_every_kind_of_cell_is_read(tmp_path):
    several = record(0x00BD, struct.pack("<HHHIHIH", 0, 1, 0, 7 << 2 | 2, 0, 1250 << 2 | 3, 2))
    formula = cell(0x0006, 1, 0, struct.pack("<d6x", 42.0))
    texts = cell(0x0006, 1, 1, b"\0\0\0\0\0\0\xff\xff" + b"\0" * 6) + record(0x0207, wide("SITI"))
    truth = cell(0x0205, 1, 2, b"\1\0") + cell(0x0205, 1, 3, b"\x2a\1") + cell(0x0204, 1, 4, wide("LAMA"))
    single = cell(0x027E, 0, 0, struct.pack("<I", (-5 << 2 & 0xFFFFFFFF) | 2))
    _, rows = read(tmp_path / "a.xls", workbook(single + several + formula + texts + truth))
    assert rows[0] == (1, ("-5", "7", "12.5"), False, (0, 1, 2), ())
    assert rows[1] == (2, ("42", "SITI", "TRUE", "#N/A", "LAMA"), False, (0,), (0, 1))


def test_hidden_rows_columns_sheets_and_merged_cells_are_marked(tmp_path):
    hidden = record(0x0208, struct.pack("<6HI", 1, 0, 1, 0, 0, 0, 0x20))
    column = record(0x007D, struct.pack("<6H", 2, 3, 0, 0, 1, 0))
    merged = record(0x00E5, struct.pack("<5H", 1, 0, 1, 0, 2))
    cells = column + hidden + double(0, 0, 1.0) + double(1, 0, 2.0) + merged
    sheet, rows = read(tmp_path / "a.xls", workbook(cells, state=1))
    assert (sheet.hidden, sheet.hidden_columns, list(sheet.merged)) == (True, {2, 3}, [(1, 2, 0, 2)])
    assert [row.hidden for row in rows] == [False, True]


@given(st.integers(-(2**29), 2**29 - 1), st.booleans())
def test_packed_integers_are_exact(number, hundredths):
    said = compressed((number << 2 & 0xFFFFFFFF) | 2 | hundredths)
    assert said == (
        f"{'-' if number < 0 else ''}{abs(number) // 100}.{abs(number) % 100:02d}"
        if hundredths
        else str(number)
    )


def test_macros_passwords_and_old_versions_are_refused(tmp_path):
    path = tmp_path / "a.xls"
    stream = workbook(double(0, 0, 1.0))
    assert "macros" in refused(path, container(stream, others=["_VBA_PROJECT_CUR"]))
    assert "password" in refused(path, container(stream, name="EncryptedPackage"))
    assert "password" in refused(path, container(workbook(b"", more=record(0x002F, b"\0" * 6))))
    assert "older than Excel 97" in refused(path, container(stream, name="Book"))
    assert "older than Excel 97" in refused(path, container(stream.replace(b"\0\6\5\0", b"\0\5\5\0", 1)))
    assert "no .xls workbook" in refused(path, container(stream, name="WordDocument"))
    assert "no .xls workbook" in refused(path, container(stream)[:600])


def test_a_cell_that_no_such_sheet_has_is_refused(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(container(workbook(double(65_535, 65_535, 1.0))))
    (sheet,) = open_sheets(path)
    with pytest.raises(InputError, match="damaged"):
        list(sheet.rows)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(st.integers(8, 6000), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(tmp_path, changes):
    data = bytearray(container(workbook(label(0, 0, 0) + double(1, 0, 1.0), strings=["NIK", "Nama"])))
    for place, byte in changes:
        data[place % len(data)] = byte
    path = tmp_path / "a.xls"
    path.write_bytes(bytes(data))
    try:
        rows = [row for sheet in open_sheets(path) for row in sheet.rows]
    except InputError:
        return
    assert all(isinstance(text, str) for row in rows for text in row.cells)
