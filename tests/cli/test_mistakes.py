"""A mistake of the program is two lines for a person and a whole report in the log."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from tests.architecture import ROOT
from tests.ui.terminal import homes

BROKEN = """
import sys
from reader.__main__ import main
from reader.cli import commands
def broken(options, paths):
    raise RuntimeError("nobody saw this coming")
async def broken_later(options, paths):
    broken(options, paths)
commands.latest = broken_later
sys.exit(main())
"""


def test_two_lines_and_the_log(tmp_path: Path) -> None:
    file = tmp_path / "STATE" / "byline" / "byline.log"
    file.parent.mkdir(parents=True)
    file.touch(mode=0o644)
    told = subprocess.run(
        [sys.executable, "-c", BROKEN, "latest"],
        cwd=ROOT,
        env=os.environ | homes(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.splitlines() == [
        "byline: Byline made a mistake and had to stop.",
        "        What you saved is safe. The log says more.",
    ]
    log = file.read_text()
    assert "nobody saw this coming" in log
    assert "Traceback" in log
    if sys.platform != "win32":
        # What was read is nobody else's business.
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
