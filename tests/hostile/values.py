"""Every text inside a value, however deep."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass


def texts_in(value: object) -> Iterator[str]:
    """The strings in a dataclass, a tuple, a list or a mapping, and in what those hold."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from texts_in(pair)
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from texts_in(each)
