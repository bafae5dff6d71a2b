"""A mistake of the program is two lines for a person and a whole report in the log."""

import os
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
commands.COMMANDS["latest"] = broken_later
sys.exit(main())
"""


def test_two_lines_and_the_log(tmp_path: Path) -> None:
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
    log = (tmp_path / "STATE" / "byline" / "byline.log").read_text()
    assert "nobody saw this coming" in log
    assert "Traceback" in log
