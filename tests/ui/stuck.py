"""Byline whose library never gets closed, run as a program: only the way out that waits for nobody ends it."""

import asyncio
import sys

from reader.__main__ import main
from reader.service.desk import Desk


async def _never(_: Desk) -> None:
    await asyncio.sleep(3600)


if __name__ == "__main__":
    setattr(Desk, "close", _never)  # noqa: B010 - as a mistake would, not as a type checker allows
    sys.exit(main())
