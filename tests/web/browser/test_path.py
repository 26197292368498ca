"""The whole path in a real browser: sign in twice over, check figures, decide, download, another language, out."""

import re

from tests.web.browser.conftest import code_now
from tests.web.test_checking import PASTED


def test_from_signing_in_to_signing_out(visit):
    one = visit()
    page = one.sign_in("budi")
    page.wait_for_url(re.compile(r":\d+/$"))
    page.click("text=English")
    assert page.locator("html").get_attribute("lang") == "en"
    page.click("text=Bahasa Indonesia")

    page.goto("/angka")
    page.click("main a.btn-primary")
    page.click("main form.card button")  # nothing was typed: the page says so beside the field
    assert page.locator(".invalid").count() >= 1
    page.fill("[name=figures]", PASTED)
    page.fill("[name=title]", "Cilegon 2024")
    page.fill("[name=period]", "2024")
    page.click("main form.card button")
    page.wait_for_url(re.compile(r"/angka/[0-9a-f-]{36}"))
    case = page.url
    for _ in range(100):
        if page.locator("article.finding").count() or page.locator(".faults").count():
            break
        page.wait_for_timeout(300)
        page.goto(case)
    assert "19.185" in page.locator("article.finding").first.inner_text()

    page.locator(".act a").first.click()
    page.select_option("[name=choice]", "explained")
    page.fill("[name=note]", "dua kelompok beririsan")
    page.click("main form.card button")
    assert "dua kelompok beririsan" in page.locator("main").inner_text()
    with page.expect_download() as loaded:
        page.locator("main a.btn", has_text="report.html").click()
    assert loaded.value.suggested_filename == "pantau-36.72-report.html"

    page.goto("/wilayah/36.72")
    assert "Cilegon" in page.locator("main").inner_text()
    page.click("header >> text=Keluar")
    page.wait_for_url(re.compile("/akun/login/"))
    page.goto("/angka")
    assert "/akun/login/" in page.url


def test_the_first_time_the_second_factor_is_set_up(visit):
    page = visit(390).sign_in("gita")
    page.wait_for_url(re.compile("/2fa/totp/activate/"))
    page.goto("/angka")
    assert "/2fa/totp/activate/" in page.url
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 100
    page.fill("[name=code]", code_now(page.locator("main code").inner_text()))
    page.click("main button.btn-primary")
    page.wait_for_url(re.compile("recovery-codes"))
    assert page.locator(".codes li").count() == 10
    page.click("main a.btn-primary")
    page.wait_for_url(re.compile(r":\d+/$"))


def test_the_link_of_an_invitation_is_copied(visit):
    one = visit()
    page = one.sign_in("hadi")
    page.wait_for_url(re.compile(r":\d+/$"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/pengguna/undang")
    page.fill("[name=email]", "hana@contoh.id")
    page.click("main form.card button")
    link = page.input_value("#link")
    page.click("[data-copy]")
    page.wait_for_selector("text=Tersalin.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.goto(link)
    assert "hana@contoh.id" in page.locator("main").inner_text()
