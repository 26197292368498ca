"""Processes that work for another one do not outlive it."""

import signal
import subprocess
import sys

from pantau.io.processes import others

WAITS = """
import sys, time
from pantau.io.processes import others
if __name__ == "__main__":
    with others(2) as pool:
        print(pool.submit(pow, 2, 5).result(), flush=True)
        pool.submit(time.sleep, 600)
        sys.stdin.read()
"""


def test_others_work():
    with others(1) as pool:
        assert pool.submit(pow, 2, 5).result() == 32


def test_others_end_with_a_process_that_is_killed_while_they_work(tmp_path):
    script = tmp_path / "waits.py"
    script.write_text(WAITS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as one:
        assert one.stdout.readline() == b"32\n"
        one.send_signal(signal.SIGKILL)
        # They hold the same end of this pipe: it is closed when the last of them is gone.
        assert one.communicate(timeout=120)[0] == b""
