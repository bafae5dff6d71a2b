"""Byline with a mistake where it is hard to see, run as a program: ``broken.py worker|thread|output ARGUMENTS``."""

import sys
import threading

from reader.__main__ import main
from reader.ui.app import BylineApp
from reader.ui.output import Output


def _mistake(*_: object) -> None:
    raise RuntimeError("a mistake of ours")


async def _late_mistake() -> None:
    _mistake()


def _in_a_worker(app: BylineApp) -> None:
    app.run_worker(_late_mistake())


def _in_a_thread(_: BylineApp) -> None:
    threading.Thread(target=_mistake).start()


def _in_the_output(app: BylineApp) -> None:
    setattr(Output, "_send", _mistake)  # noqa: B010 - as a mistake would, not as a type checker allows
    app.draw_again()


PLACES = {"worker": _in_a_worker, "thread": _in_a_thread, "output": _in_the_output}


if __name__ == "__main__":
    place = PLACES[sys.argv.pop(1)]
    BylineApp.on_ready = lambda app: app.set_timer(0.2, lambda: place(app))  # type: ignore[attr-defined]
    sys.exit(main())
