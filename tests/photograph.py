"""Photographs a comic in real terminals under a virtual display: in xterm with sixel, in kitty with its own protocol.

    python -m tests.photograph

Needs Xvfb, xdotool and ImageMagick's import, and xterm (with sixel, as Debian builds it) or kitty (0.28 or later, which
draws with OpenGL 3.3, also in software); says so where one is missing. `tests.screenshots`, which makes all other
pictures, makes these too.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PICTURES = Path(__file__).resolve().parent.parent / "screenshots"
TOOLS = ("Xvfb", "xdotool", "import")
DISPLAY = ":79"
COLUMNS, ROWS = 110, 34
# Up to the comics of the demo and into the first of them: channels, last row, the list, the strip.
KEYS = ("1", "G", "Return", "Return")
TERMINALS = {
    "comic-sixel.png": (
        "xterm",
        *("-tn", "xterm-256color"),
        *("-ti", "vt340"),  # of those that xterm can be, the one with sixels
        *("-fa", "Monospace", "-fs", "9"),
        *("-geometry", f"{COLUMNS}x{ROWS}+0+0"),
        "-e",
    ),
    "comic-kitty.png": (
        "kitty",
        *("--config", "NONE"),
        *("-o", "font_family=DejaVu Sans Mono", "-o", "font_size=10"),
        *("-o", "remember_window_size=no"),
        *("-o", f"initial_window_width={COLUMNS}c", "-o", f"initial_window_height={ROWS}c"),
        *("-o", "update_check_interval=0"),
    ),
}
"""The command of each terminal, to be followed by the program, by the file of its photograph."""
PROGRAM = "import sys; from tests.screenshots import show; sys.exit(show())"
# Without them the file would tell the second it was made.
BARE = ("-strip", "-define", "png:exclude-chunks=date,time")


def main(names: Sequence[str] = tuple(TERMINALS)) -> int:
    """Makes the photographs of these names, as far as their terminals are there. Returns 0, or 1 if not all are."""
    missing = {tool for tool in (*TOOLS, *(TERMINALS[name][0] for name in names)) if not shutil.which(tool)}
    if missing:
        print(f"No photograph: {', '.join(sorted(missing))} not found.")
    if missing.intersection(TOOLS):
        return 1
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1300x800x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.5)
        for name in names:
            if TERMINALS[name][0] in missing:
                continue
            photograph(PICTURES / name, TERMINALS[name])
            print(name.removesuffix(".png"))
    finally:
        screen.terminate()
        screen.wait()
    return 1 if missing else 0


def photograph(file: Path, terminal: Sequence[str]) -> None:
    """Opens a comic of the demo in the terminal and keeps what is seen."""
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), home)
        environment = {**os.environ, **folders, "DISPLAY": DISPLAY, "COLORTERM": "truecolor"}
        environment.pop("TMUX", None)
        byline = [sys.executable, "-c", PROGRAM]
        running = subprocess.Popen([*terminal, *byline], env=environment, cwd=PICTURES.parent)
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
