"""The five seed cases as one round in a real browser: answered, found, explained, corrected, approved, reported."""

import re
from pathlib import Path

import pytest

from pantau.io.cases import read_case
from pantau.monev import answers_of, given_of, instruments
from pantau.settings import load_settings

ROOT = Path(__file__).parents[3]
PLACES = {"33": "cyril", "36": "bima", "36.72": "cahya"}
REASON = "angka ini tercetak demikian; sumbernya sedang ditanya"


def published(region):
    """The seed cases of a region as what is typed into the form, by question and field."""
    folders = {
        "33": ["jateng-2023"],
        "36": ["banten-2022"],
        "36.72": ["cilegon-2024-monev", "cilegon-2024-raperwal", "cilegon-2023-paritrana"],
    }[region]
    cases = [read_case(ROOT / "examples" / name, settings=load_settings({})) for name in folders]
    figures = [figure for case in cases for figure in case.figures]
    instrument = instruments()["inpres-2-2021"]
    questions = instrument.questions_for("regent" if "." in region else "governor")
    answers, left = answers_of(figures, questions.values(), version=instrument.version)
    assert left == ()
    return {code: given_of(questions[code], answer) for code, answer in answers.items()}


def fill(page, given):
    """Type answers into the form as a person would: details that are folded away are opened first."""
    for summary in page.locator("details.more > summary").all():
        summary.click()
    for code, fields in given.items():
        for name, value in fields.items():
            field = page.locator(f'[name="{code}-{name}"]')
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)


def words(page, region):
    """The answers that are not figures."""
    page.check('[name="D1.1-choice"][value="none"]')
    page.check('[name="D1.6-choice"][value="yes"]')
    page.check('[name="D4.1-choice"][value="none"]')
    page.check('[name="D5.1-choice"][value="none"]')
    if "." not in region:
        page.check('[name="D3.1-choice"][value="no"]')


def explain_all(page):
    for reason in page.locator('textarea[name^="reason-"]').all():
        reason.fill(REASON)


def saved(page):
    page.locator(".sticky .btn-primary").click()
    page.wait_for_load_state()


def handed_in(page):
    page.locator('[name="hand_in"]').click()
    page.wait_for_load_state()
    assert page.locator(".alert-danger").count() == 0, page.locator(".alert-danger").inner_text()


def sheet_of(page, round_address, region):
    """Go to the answers of a region from the board."""
    page.goto(round_address)
    page.locator("td a[href^='/isian/']").first.click()
    page.wait_for_url(re.compile("/isian/"))
    return page.url


@pytest.mark.long
def test_the_five_seed_cases_as_one_round(visit, tmp_path):
    lead = visit().sign_in("ayu")
    lead.goto("/putaran/baru")
    lead.fill("[name=title]", "Monev kasus benih")
    lead.select_option("[name=instrument]", "inpres-2-2021")
    lead.fill("[name=period]", "2024")
    lead.fill("[name=opens]", "2024-01-01")
    lead.fill("[name=due]", "2030-12-31")
    lead.select_option("[name=which]", "listed")
    lead.fill("[name=lines]", "33\n36\n36.72")
    lead.click("main form.card button.btn-primary")
    lead.wait_for_url(re.compile(r"/putaran/[0-9a-f-]{36}"))
    round_address = lead.url
    assert lead.locator("td a[href^='/isian/']").count() == 3

    sheets, pages = {}, {}
    for region, name in PLACES.items():
        page = pages[region] = visit().sign_in(name)
        sheets[region] = sheet_of(page, round_address, region)
        fill(page, published(region))
        words(page, region)
        if region == "36":
            page.wait_for_selector("article.finding")  # while it is typed, before any button
            assert "377.162" in page.locator("article.finding", has_text="377.162").first.inner_text()
        saved(page)
        page.locator('[name="hand_in"]').click()
        page.wait_for_load_state()
        if page.locator('textarea[name^="reason-"]').count():
            assert page.locator(".alert-danger").count() == 1, (
                "nobody submits against a finding without a reason"
            )
            explain_all(page)
            handed_in(page)
        assert "diajukan" in page.locator(".lead").inner_text()

    follow_up(pages["36"])
    corrected(visit, pages["36"], lead, sheets["36"])
    documents(pages["36"], round_address, tmp_path)


def follow_up(page):
    """The office of Banten says who does what by when about the total that is one digit off."""
    page.goto("/temuan?state=all")
    page.locator("article.finding a", has_text="377.162").first.click()
    page.locator("summary", has_text="Tindak lanjuti").click()
    page.fill("#id_followed_up_action", "Jumlahkan lagi kedua kelompok")
    page.fill("#id_followed_up_owner", "Disnaker Provinsi Banten")
    page.fill("#id_followed_up_due", "2030-06-30")
    page.locator("details[open] button", has_text="Tindak lanjuti").click()
    page.wait_for_load_state()
    assert "ditindaklanjuti" in page.locator(".lead").inner_text()


def corrected(visit, officer, lead, sheet):
    """The answers are returned, the total is mended, the finding closes by itself; every level approves."""
    approver = visit(390).sign_in("dian")
    approver.goto(sheet)
    approver.fill("#returned_reason", "jumlah potensi pekerja keliru satu angka")
    approver.locator("form[action$='/kembalikan'] button").click()
    approver.wait_for_load_state()
    assert "dikembalikan" in approver.locator(".lead").inner_text()
    officer.goto(sheet)
    officer.locator('input.figure[value="376162"]').fill("377.162")
    handed_in(officer)
    officer.goto("/temuan?state=resolved")
    assert "376.162" in officer.locator("main").inner_text()
    for page in (approver, visit(390).sign_in("fajar"), lead):
        page.goto(sheet)
        page.locator("form[action$='/setujui'] button").click()
        page.wait_for_load_state()
        assert page.locator(".alert-danger").count() == 0
    assert "disetujui" in page.locator(".lead").inner_text()


def documents(page, round_address, folder):
    """Minutes and report of the province are made by the worker and downloaded."""
    identity = round_address.rpartition("/")[2]
    page.goto(f"/putaran/{identity}/rapat/36")
    page.fill("[name=day]", "2024-07-17")
    page.fill("[name=place]", "Aula Disnaker")
    page.fill("[name=attendance]", "Bima; Petugas; Disnaker Provinsi Banten")
    page.fill("[name=agreements]", "Jumlahkan lagi; Disnaker; 2030-06-30")
    page.click("main form.card button.btn-primary")
    for what in ("minutes.docx", "report.pdf"):
        page.goto(f"/putaran/{identity}/wilayah/36")
        page.select_option("#what", what)
        page.locator("form[action*='/dokumen/'] button").click()
        page.wait_for_url(re.compile("/dokumen/"))
        address = page.url
        for _ in range(200):
            if page.locator("a.btn-primary").count() or page.locator(".faults").count():
                break
            page.wait_for_timeout(100)
            page.goto(address)
        with page.expect_download() as loaded:
            page.locator("a.btn-primary").click()
        path = folder / loaded.value.suggested_filename
        loaded.value.save_as(path)
        assert path.read_bytes()[:2] in (b"PK", b"%P")
