"""Photographs a comic in a real terminal: xterm with sixel under a virtual display.

    python -m tests.photograph

Needs xterm (with sixel, as Debian builds it), Xvfb, xdotool and ImageMagick's import; says so where one is missing.
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
KINDS = {"comic-sixel.png": "vt340", "comic-blocks.png": "vt100"}


def main() -> int:
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"No photograph: {', '.join(missing)} not found.")
        return 1
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1300x800x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.5)
        for name, terminal in KINDS.items():
            photograph(PICTURES / name, terminal)
            print(PICTURES / name)
    finally:
        screen.terminate()
        screen.wait()
    return 0


def photograph(file: Path, terminal: str) -> None:
    """Opens a comic of the demo in xterm as this terminal (only a VT340 has sixels) and keeps what is seen."""
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), home)
        environment = {**os.environ, **folders, "DISPLAY": DISPLAY, "COLORTERM": "truecolor"}
        environment.pop("TMUX", None)
        xterm = [
            "xterm",
            "-tn",
            "xterm-256color",
            "-ti",
            terminal,
            "-fa",
            "Monospace",
            "-fs",
            "9",
            "-geometry",
            f"{SIZE}+0+0",
        ]
        byline = [sys.executable, "-m", "reader", "demo"]
        running = subprocess.Popen([*xterm, "-e", *byline], env=environment, cwd=PICTURES.parent)
        try:
            time.sleep(8)
            for key in KEYS:
                subprocess.run(["xdotool", "key", key], env=environment, check=True)
                time.sleep(3)
            time.sleep(3)
            subprocess.run(["import", "-window", "root", "-trim", str(file)], env=environment, check=True)
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    sys.exit(main())
