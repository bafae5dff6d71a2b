"""How many of something, in words."""


def counted(count: int, one: str, many: str = "") -> str:
    """``1 column``, ``3 columns``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
