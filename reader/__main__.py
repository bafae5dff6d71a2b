"""``byline`` and ``python -m reader``."""

import sys


def main() -> int:
    """Runs the command line. Returns the exit code."""
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


if __name__ == "__main__":
    sys.exit(main())
