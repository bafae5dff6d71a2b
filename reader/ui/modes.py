"""What has the keys before the commands have them: a prompt, link hints, going through what was found, a selection."""

from typing import Protocol


class Mode(Protocol):
    """``words`` stand in the key bar while it lasts and nothing else is told."""

    @property
    def words(self) -> str: ...

    def press(self, key: str, character: str | None) -> bool:
        """Does what the key means here. False leaves it to the commands."""

    def end(self) -> None:
        """Takes away what it drew. The screen calls it, once."""
