"""Rows in the usual form are read without a tree; whatever stands in a sheet, a tree would read the same."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.io.sheets import xlsx, xlsx_parts
from pantau.io.sheets.files import open_sheets
from pantau.io.sheets.xlsx_plain import plain_rows, plain_strings
from tests.io.test_roster_sheets_xlsx import raw

STRINGS = '<si><t>NAMA</t></si><si><t xml:space="preserve"> SITI </t></si><si><t></t></si>'
CELLS = (
    '<c r="{at}" t="s"><v>{n}</v></c>', '<c r="{at}" s="1" t="s"><v>1</v></c>', '<c r="{at}"><v>{n}</v></c>',
    '<c r="{at}" s="0"><v>3.27E+3</v></c>', '<c r="{at}" s="1"/>', '<c r="{at}" t="s"><v>2</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>', '<c r="{at}" t="str"><f>A1</f><v>4</v></c>', '<c r="{at}"></c>',
    '<c r="{at}" t="inlineStr"><is><t>BUDI</t></is></c>', "<c r='{at}'><v>5</v></c>", '<c><v>6</v></c>',
    '<c r="{at}"><v>7</v></c><!-- <v> -->', '<c r="{at}"><v>&#56;</v></c>', '<c r="{at}"><v>9</v></c> ',
    '<v>1</v><x/>', '<c r="{at}"><v></v></c>', '<c r="{at}"><c r="{at}"><v>1</v></c></c>', "text",
    '<c r="{at}"><v>1</c>',
    '<c r="{at}"><v><![CDATA[8]]></v></c>', '<c r="{at}" t="s" cm="1"><v>0</v></c>', "\x0b",
    '<c r="{at}"><v>-1</v></c>',
)  # fmt: skip
TAGS = (
    '<row r="{row}">',
    '<row r="{row}" spans="1:3" hidden="1">',
    "<row>",
    "<row r='{row}'>",
    '<row r="{row}" >\n',
)


@st.composite
def sheets(draw):
    """The rows of a sheet: mostly usual, sometimes odd or broken."""
    rows = []
    for row in range(1, draw(st.integers(1, 4)) + 1):
        usual = draw(st.booleans())
        kinds = CELLS[:6] if usual else CELLS
        cells = [
            draw(st.sampled_from(kinds))
            .replace("{at}", f"{letter}{row}")
            .replace("{n}", str(draw(st.integers(0, 3))))
            for letter in draw(st.lists(st.sampled_from(["A", "B", "D", "AA"]), max_size=4))
        ]
        rows.append(draw(st.sampled_from(TAGS)).replace("{row}", str(row)) + "".join(cells) + "</row>")
    return draw(st.sampled_from(["", "\n"])).join(rows)


def read(path):
    try:
        return [list(sheet.rows) for sheet in open_sheets(path)]
    except InputError as error:
        return error.lines("en")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@example('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="D1"><v>12</v></c></row>', STRINGS)
@example('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "<si><t>A&amp;B</t></si><si><r><t>C</t></r></si>")
@example('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "<si><t>A\r\nB_x0041_</t></si>")
@given(
    sheets(),
    st.sampled_from([STRINGS, STRINGS + "<si><t>A &lt; B</t></si>", STRINGS + "<si><t>A\nB</t></si>"]),
)
def test_a_tree_reads_the_same(tmp_path, rows, strings):
    path = raw(tmp_path / "a.xlsx", rows, strings=strings)
    found = read(path)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(xlsx, "plain_rows", lambda _: None)
        patched.setattr(xlsx_parts, "plain_strings", lambda _: None)
        assert found == read(path)


def test_the_usual_form_needs_no_tree():
    (row,) = plain_rows(b'<row r="2" spans="1:2"><c r="A2" s="1" t="s"><v>0</v></c><c r="B2" s="1"/></row>')
    assert row.get("r") == "2"
    assert row.get("hidden") is None
    assert row.cells == [("A", "1", "s", "0")]
    assert plain_strings(b"<si><t>SITI</t></si><si><t></t></si>") == ["SITI", ""]


def test_a_cell_far_to_the_right_is_refused_in_the_usual_form_too(tmp_path):
    cells = '<c r="A1"><v>1</v></c><c r="ZZZ1"><v>1</v></c>'
    path = raw(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>')
    assert "ZZZ1" in read(path)[0]
