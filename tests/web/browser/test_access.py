"""Every page that exists can be used by everybody: axe finds nothing serious, the keyboard's place is seen."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from tests.web.test_access import ALL, example

# The sign-in library's own pages, beside those that are found in the table of addresses.
SIGNED_OUT = [
    "/akun/login/",
    "/akun/password/reset/",
    "/akun/password/reset/done/",
    "/akun/password/reset/key/x-y/",
]
SIGNED_IN = ["/akun/2fa/", "/akun/password/change/", "/akun/2fa/recovery-codes/generate/", "/akun/logout/"]
LAWS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK = """async (laws) => {
  const found = await axe.run({runOnly: laws});
  return found.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')]);
}"""


def faults(page, address):
    """What axe finds serious on a page; nothing for an address that is no page."""
    answer = page.request.get(address, max_redirects=0)
    if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
        return []
    if "attachment" in answer.headers.get("content-disposition", ""):
        return []
    page.goto(address)
    page.evaluate(AXE_SCRIPT)
    return [f"{address}: {one}" for one in page.evaluate(ASK, LAWS) if one[1] in ("serious", "critical")]


def public():
    """The addresses for everybody, and those for who signed in."""
    return [example(entry) for entry in ALL.values() if entry.callback.access.role is None]


def guarded():
    return [example(entry) for entry in ALL.values() if entry.callback.access.role is not None]


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious_for_everybody(visit, width):
    page = visit(width).page
    found = [one for address in (*SIGNED_OUT, *public()) for one in faults(page, address)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_serious_for_who_signed_in(visit):
    one = visit(1440)
    page = one.sign_in("eko")
    page.wait_for_url(re.compile(r":\d+/$"))
    found = [one for address in (*SIGNED_IN, *guarded()) for one in faults(page, address)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", [reverse("account_login"), "/iuran"])
def test_the_place_of_the_keyboard_is_seen(visit, address):
    page = visit(820).page
    page.goto(address)
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
              return [e.tagName + ' ' + (e.name || e.textContent.trim().slice(0, 20)),
                      e === document.body || parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none'
                      || s.boxShadow !== 'none', e.getBoundingClientRect().width > 0]; }"""
        )
        assert place[1], f"{place[0]} shows nothing when the keyboard is on it"
        assert place[2], f"{place[0]} cannot be seen"
        seen.add(place[0])
    assert len(seen) >= 6


@pytest.mark.parametrize("width", [390, 820])
def test_nothing_is_wider_than_the_window(visit, width):
    page = visit(width).page
    for address in (*SIGNED_OUT[:2], "/iuran", "/manfaat"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
