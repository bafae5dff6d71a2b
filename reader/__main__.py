"""``byline`` and ``python -m reader``."""

import sys


def main() -> int:
    """Runs the command line. Returns the exit code."""
    from reader.cli.log import tell_mistakes
    from reader.cli.main import run

    tell_mistakes()
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
