"""A server and a worker as they run in an office, and the machine's own Chromium before them."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.web.browser.cast import PASSWORD, SECRET

ROOT = Path(__file__).parents[3]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run")  # fmt: skip
# What a browser may say in its console without a fault of ours: a page answered 422 tells what is wrong in its form.
EXPECTED = ("status of 422",)


def pytest_collection_modifyitems(items):
    """Without a browser they are skipped, and say so; one process starts one server."""
    for item in items:
        if "tests/web/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not CHROMIUM:
                reason = "no Chromium: install it (apt-get install chromium) or name it in CHROMIUM"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of a server with a worker, on a home of their own, with a second factor required."""
    home = tmp_path_factory.mktemp("browser-home")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PANTAU_", "DJANGO_"))}
    environment = {
        **clean,
        "PANTAU_HOME": str(home),
        "PANTAU_DEMO": "yes",
        "PANTAU_SECOND_FACTOR": "yes",
        "PANTAU_SECRET_KEY": "a secret for tests alone, of more than fifty characters",
    }
    subprocess.run(
        [sys.executable, "-m", "tests.web.browser.cast", str(home)], env=environment, cwd=ROOT, check=True
    )
    port = _free_port()
    log = (home / "server.log").open("wb")
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "pantau.cli", *command], env=environment, cwd=ROOT, stdout=log, stderr=log
        )
        for command in (["serve", "--port", str(port)], ["worker"])
    ]
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", home / "server.log")
        yield address
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(timeout=30)
        log.close()


@pytest.fixture(scope="session")
def chromium():
    """The browser."""
    from playwright.sync_api import sync_playwright

    # Playwright's loop counts as running in this thread, also for the tests that come after these in one process.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


class Visit:
    """A page in a window of its own, which remembers what the browser complained about."""

    def __init__(self, chromium, address, width):
        self._window = chromium.new_context(
            base_url=address, viewport={"width": width, "height": 900}, accept_downloads=True
        )
        self.page = self._window.new_page()
        self.page.set_default_timeout(20_000)
        self.complaints = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _said(self, message):
        if message.type == "error" and not any(one in message.text for one in EXPECTED):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def sign_in(self, name):
        """Sign in with password and the code of the moment; a code works once, so each test has its own people."""
        self.page.goto("/akun/login/")
        self.page.fill("[name=login]", f"{name}@contoh.id")
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button.btn-primary")
        if self.page.url.endswith("/authenticate/"):
            left = 30 - time.time() % 30
            if left < 4:  # a code that ends while it is typed
                self.page.wait_for_timeout((left + 0.2) * 1000)
            self.page.fill("[name=code]", code_now())
            self.page.click("main button.btn-primary")
        return self.page

    def close(self):
        """End it; a complaint of the browser is a fault."""
        self._window.close()
        assert self.complaints == []


@pytest.fixture
def visit(chromium, server):
    """Open a window: ``visit(390)`` is a phone."""
    opened = []

    def opening(width=1440):
        opened.append(Visit(chromium, server, width))
        return opened[-1]

    yield opening
    for one in opened:
        one.close()


def code_now(secret=SECRET):
    """The six digits that an authenticator app shows."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, log):
    until = time.monotonic() + 90
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start: {log.read_text(errors='replace')[-2000:]}")
