"""Byline with a mistake in it, run as a program: the keys ``s`` and ``m`` end in an exception nobody expects."""

import sys

from reader.__main__ import main
from reader.service.library import saving


async def _broken(*_: object) -> None:
    raise RuntimeError("a mistake of ours")


if __name__ == "__main__":
    for name in ("save", "unsave", "toggle_finished"):
        setattr(saving, name, _broken)
    sys.exit(main())
