"""The bare Textual program that Byline's figures are compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - as small as such a program is written

    def compose(self) -> ComposeResult:
        yield Static("hello", markup=False)


if __name__ == "__main__":
    Hello().run()
