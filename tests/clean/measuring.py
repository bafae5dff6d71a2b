"""A page cleaned in the parser process as the app cleans it, and what that took."""

import os
import resource
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from reader.errors import BylineError, CleanError, PageTooHard
from reader.model.page import Page
from reader.service.parser import jobs
from reader.service.parser.pool import DEADLINE
from reader.service.parser.worker import Worker

BAD = ("crash", "time", "memory")


def import_path() -> str:
    """What PYTHONPATH must be for the parser process to find the job here, which is not part of the program."""
    return str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True, slots=True)
class Outcome:
    """``kind`` is text, sentence, crash, time or memory; ``seconds`` of the processor, ``memory`` the most the process
    has used so far, in bytes."""

    kind: str
    said: str = ""
    seconds: float = 0.0
    memory: int = 0


def cleaned(page: Page) -> Outcome:
    """The job: cleans the page as the app does, and measures it. Done in the parser process."""
    began = time.process_time()
    try:
        article = jobs.clean_page(page, "", os.devnull).article
        kind, said = "text" if article.blocks else "sentence", ""
    except CleanError as error:
        kind, said = "sentence", error.headline
    except MemoryError:
        kind, said = "memory", _last_lines(traceback.format_exc())
    except Exception:  # noqa: BLE001 - every other exception is what this looks for
        kind, said = "crash", _last_lines(traceback.format_exc())
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Outcome("time" if seconds > DEADLINE else kind, said, seconds, memory)


async def outcome_of(worker: Worker, page: Page) -> Outcome:
    try:
        found = await worker.run(cleaned, (page,))
    except PageTooHard as error:
        return Outcome("time" if "long" in error.headline else "crash", error.headline)
    except BylineError as error:
        return Outcome("crash", error.headline)
    assert isinstance(found, Outcome)
    return found


def _last_lines(report: str) -> str:
    return "\n".join(report.splitlines()[-6:])
