"""``byline`` and ``python -m reader``."""

import gc
import sys
from contextlib import suppress

from reader import __version__


def main() -> int:
    """Runs the command line. Returns the exit code."""
    if sys.argv[1:] == ["--version"]:
        # Asked by scripts and by other programs at their start, which should not wait for all of a reader.
        with suppress(OSError, AttributeError):
            sys.stdout.write(f"byline {__version__}\n")
            sys.stdout.flush()
            return 0
    # Garbage is looked for when the program is loaded (`reader.cli.showing.loaded`), and not in all of it at its end:
    # a sixth of the start and most of the way out.
    gc.disable()
    try:
        from reader.cli.log import tell_mistakes
        from reader.cli.main import INTERRUPTED, run
    except KeyboardInterrupt:
        return 130

    tell_mistakes()
    try:
        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
