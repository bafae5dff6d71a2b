"""Photographs a comic in a real terminal: xterm with sixel under a virtual display.

    python -m tests.photograph

Needs xterm (with sixel, as Debian builds it), Xvfb, xdotool and ImageMagick's import; says so where one is missing.
`tests.screenshots`, which makes all other pictures, makes this one too.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PICTURES = Path(__file__).resolve().parent.parent / "screenshots"
TOOLS = ("xterm", "Xvfb", "xdotool", "import")
DISPLAY = ":79"
SIZE = "110x34"
# Up to the comics of the demo and into the first of them: channels, last row, the list, the strip.
KEYS = ("1", "G", "Return", "Return")
NAME = "comic-sixel.png"
PROGRAM = "import sys; from tests.screenshots import show; sys.exit(show())"
# Without them the file would tell the second it was made.
BARE = ("-strip", "-define", "png:exclude-chunks=date,time")


def main() -> int:
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"No photograph: {', '.join(missing)} not found.")
        return 1
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1300x800x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.5)
        photograph(PICTURES / NAME)
        print(NAME.removesuffix(".png"))
    finally:
        screen.terminate()
        screen.wait()
    return 0


def photograph(file: Path) -> None:
    """Opens a comic of the demo in xterm and keeps what is seen."""
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), home)
        environment = {**os.environ, **folders, "DISPLAY": DISPLAY, "COLORTERM": "truecolor"}
        environment.pop("TMUX", None)
        xterm = [
            "xterm",
            "-tn",
            "xterm-256color",
            "-ti",
            "vt340",  # of those that xterm can be, the one with sixels
            "-fa",
            "Monospace",
            "-fs",
            "9",
            "-geometry",
            f"{SIZE}+0+0",
        ]
        byline = [sys.executable, "-c", PROGRAM]
        running = subprocess.Popen([*xterm, "-e", *byline], env=environment, cwd=PICTURES.parent)
        try:
            time.sleep(8)
            for key in KEYS:
                subprocess.run(["xdotool", "key", key], env=environment, check=True)
                time.sleep(3)
            time.sleep(3)
            if running.poll() is not None:
                raise SystemExit("No photograph: the program has ended.")
            subprocess.run(["import", "-window", "root", "-trim", *BARE, str(file)], env=environment, check=True)
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    sys.exit(main())
