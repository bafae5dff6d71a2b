"""What is said while the library cannot be written, and what is done is kept in memory."""

from reader.errors import LibraryError, LibraryFull

_FULL = "The disk is full: what you do is kept in memory and written when there is room."
_UNWRITABLE = "The library cannot be written: what you do is kept in memory and written when it can be."
_ENDS = "The library can be written again, and what you did is in it."


def turn(why: LibraryError | None) -> str:
    """The sentence for when it begins, for this reason, and with none for when it ends."""
    if why is None:
        return _ENDS
    return _FULL if isinstance(why, LibraryFull) else _UNWRITABLE
