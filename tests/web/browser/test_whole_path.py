"""The whole path of lists and money in a real browser: two people, three workbooks, and a number down to its row."""

import re

import openpyxl
import pytest

from tests.ledger_files import CONTRIBUTION, contribution, enrolments_file, write
from tests.web.roster_lists import DOUBTS, HEADS

MONTH = "2024-01"
STRANGE = (*HEADS[:5], "Orang Serumah")  # what an office calls a mother is known; this is not


@pytest.fixture
def lists(tmp_path):
    """Three workbooks of one office, the last with a heading of its own."""
    made = []
    for number, rows in enumerate((DOUBTS[:2], DOUBTS[2:4], DOUBTS[4:]), 1):
        book = openpyxl.Workbook()
        book.active.append(HEADS if number < 3 else STRANGE)
        for row in rows:
            book.active.append(row)
        made.append(tmp_path / f"rt {number}.xlsx")
        book.save(made[-1])
    return made


def settled(page, address, sign):
    """Come back to a page until it shows a sign, as somebody does who went for a coffee."""
    for _ in range(100):
        page.goto(address)
        if page.locator(sign).count():
            return
        page.wait_for_timeout(300)
    raise AssertionError(f"{sign} did not come about: {page.locator('main').inner_text()[:500]}")


def bring(page, kind, path):
    """Bring a file for the ledger; its page."""
    page.goto("/kiriman/baru")
    page.select_option("[name=kind]", kind)
    page.set_input_files("[name=files]", path)
    page.select_option("[name=basis]", "public_task")
    page.fill("[name=basis_note]", "PKS 12/2024")
    page.click("main form.card button")
    page.wait_for_url(re.compile(r"/kiriman/[0-9a-f-]{36}$"))
    return page.url


def approve(page, address, after):
    """Approve what somebody else brought, and wait until it is in the ledger."""
    settled(page, address, "[name=choice]")
    page.check("[name=choice][value=approve]")
    page.click("main form.card button")
    settled(page, address, after)


def test_lists_pairs_money_and_a_number_down_to_its_row(visit, lists, tmp_path):
    sari, dewi = visit(), visit()
    page, other = sari.sign_in("sari"), dewi.sign_in("dewi")
    page.wait_for_url(re.compile(r"127\.0\.0\.1:\d+/$"))

    roster = upload_lists(page, lists)
    name_the_column(page, roster)
    resolve_pairs(page, roster)
    rule(other, roster)
    take_the_workbook(page, roster)

    page.goto(f"/wilayah/36.72?month={MONTH}")
    before = page.locator("main").inner_text()
    paid = write(tmp_path / "iuran.csv", CONTRIBUTION, [contribution(n, MONTH) for n in range(6)])
    for kind, path in (("enrolments", enrolments_file(tmp_path)), ("contributions", paid)):
        address = bring(page, kind, path)
        settled(page, address, "text=Menunggu persetujuan")  # who brings files does not approve them
        assert page.locator("[name=choice]").count() == 0
        approve(other, address, "text=Kiriman di buku besar")

    page.goto(f"/wilayah/36.72?month={MONTH}")
    assert page.locator("main").inner_text() != before
    number = page.locator("a[href*='/baris/covered_workers']").first
    assert number.inner_text() == "6"
    number.click()
    rows = page.locator("main tbody tr")
    assert rows.count() == 6
    assert "iuran.csv" in rows.first.inner_text()
    assert not re.search(r"\d{16}", page.locator("main").inner_text())

    page.click("text=English")
    assert "The rows behind the number" in page.locator("h1").inner_text()
    page.click("header >> text=Sign out")
    page.wait_for_url(re.compile("/akun/login/"))


def upload_lists(page, lists):
    """Three at once; the page of the roster once it is checked."""
    page.goto("/daftar/baru")
    page.set_input_files("[name=list]", lists)
    page.select_option("[name=lawful_basis]", "public_task")
    page.fill("[name=title]", "RT 1 sampai 3")
    page.click("main form.card button.btn-primary")
    page.wait_for_url(re.compile(r"/daftar/[0-9a-f-]{36}$"))
    address = page.url
    settled(page, address, "#corong")
    return address


def name_the_column(page, roster):
    """The heading that nobody knows is named for the one workbook that has it."""
    page.goto(f"{roster}/kolom")
    row = page.locator("tbody tr", has=page.locator("b", has_text="Orang Serumah"))
    row.locator("select").select_option("mother_name")
    page.click("main form button.btn-primary")
    page.wait_for_url(roster)
    settled(page, roster, "text=ditentukan orang")
    settled(page, roster, "#corong")


def resolve_pairs(page, roster):
    """With the keyboard: the first is one person, the others are not."""
    settled(page, roster, "a:has-text('Tinjau pasangan')")
    page.click("a:has-text('Tinjau pasangan')")
    page.locator("main a[href*='/pasangan/']").first.click()
    page.wait_for_selector("table.pair")
    total = int(page.locator("progress").first.get_attribute("max"))
    for number in range(total):
        before = page.url
        page.keyboard.press("1" if number == 0 else "2")
        page.wait_for_url(lambda url, before=before: url != before)
    page.goto(roster)
    page.click("button:has-text('Terapkan')")
    settled(page, roster, "#corong")
    settled(page, roster, f"text={total} / {total}")


def rule(page, roster):
    """Another person looks at the result and approves it."""
    settled(page, roster, "a:has-text('Setujui atau kembalikan')")
    page.click("a:has-text('Setujui atau kembalikan')")
    page.click("button[value=approved]")
    page.wait_for_url(roster)
    assert "disetujui" in page.locator("main").inner_text()


def take_the_workbook(page, roster):
    """The enrolment workbook, with a reason."""
    page.goto(roster)
    page.click("a:has-text('Buku kerja pendaftaran')")
    page.fill("[name=reason]", "dikirim ke cabang")
    with page.expect_download() as loaded:
        page.click("main form button.btn-primary")
    assert loaded.value.suggested_filename.endswith(".xlsx")
