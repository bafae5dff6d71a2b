"""Run as a program: fetches a url and reads what came as the app does; prints by how many bytes this process grew."""

import asyncio
import resource
import sys

from reader.errors import BylineError
from reader.fetch.fetcher import Fetcher
from reader.service.parser import jobs
from reader.service.parser.pool import Parser

SMALL = "/small"


def _most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


async def _read(origin: str, path: str) -> str:
    said = ""
    parser = Parser()
    async with Fetcher() as fetcher:
        try:
            page = await fetcher.fetch(origin + path)
            assert page is not None
            for tried in (parser.run(jobs.read_list, page), parser.run(jobs.discover, page)):
                try:
                    await tried
                except BylineError as error:
                    said = error.headline
            await parser.run(jobs.clean_page, page, "", "")
        except BylineError as error:
            said = error.headline
    await parser.close()
    return said


async def main(origin: str) -> None:
    await _read(origin, SMALL)
    before = _most()
    said = await _read(origin, "/bomb")
    print(_most() - before, said)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
