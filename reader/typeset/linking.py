"""The quiet numbers of links: one for each target, in the order in which the article comes to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import chain, groupby
from typing import TypeVar

from reader.model.article import Article, ChannelLink
from reader.model.blocks import Span, Spans
from reader.typeset.spans import Number

Node = TypeVar("Node")
_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


FIRST = 8
"""Channels that a folded list shows."""
LEAST_FOLDED = 4


def shown_of(channels: tuple[ChannelLink, ...], unfolded: bool) -> tuple[ChannelLink, ...]:
    """Those of the channels that are shown of a list that may be folded; a few more are not worth folding."""
    return channels if unfolded or len(channels) < FIRST + LEAST_FOLDED else channels[:FIRST]


def link_targets(article: Article, unfolded: bool = True) -> tuple[str, ...]:
    """Where the links that are shown lead, each once; a link to a place in the article itself has no number."""
    lists = (shown_of(each, unfolded) for each in (article.published_in, article.related, article.comics))
    foot = (link.url for link in chain.from_iterable(lists))
    within = chain(_targets(article.blocks), _targets(article.author_note), (article.comments_url,), foot)
    return tuple(dict.fromkeys(target for target in within if target and not target.startswith("#")))


def link_numbers(targets: Iterable[str]) -> dict[str, str]:
    """The number of each target as it is shown, ``₁``."""
    return {target: str(number).translate(_DIGITS) for number, target in enumerate(targets, 1)}


def _targets(node: object) -> Iterator[str]:
    if isinstance(node, Span):
        yield node.link
    elif isinstance(node, tuple):
        yield from chain.from_iterable(map(_targets, node))
    elif is_dataclass(node):
        yield from chain.from_iterable(_targets(getattr(node, each.name)) for each in fields(node))


def with_numbers(node: Node, numbers: Mapping[str, str]) -> Node:
    """Blocks, or whatever of them holds spans, with its number behind each link."""
    if isinstance(node, tuple):
        if node and isinstance(node[0], Span):
            return _numbered(node, numbers)  # type: ignore[return-value]
        return tuple(with_numbers(each, numbers) for each in node)  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    held = {each.name: getattr(node, each.name) for each in fields(node)}
    return replace(node, **{name: with_numbers(value, numbers) for name, value in held.items() if _holds(value)})


def _holds(value: object) -> bool:
    return isinstance(value, tuple) and bool(value)


def _numbered(spans: Spans, numbers: Mapping[str, str]) -> Spans:
    numbered: list[Span] = []
    for link, group in groupby(spans, key=lambda span: span.link):
        linked = list(group)
        text = "".join(span.text for span in linked)
        if link not in numbers or not text.strip():
            numbered += linked
            continue
        # What blanks end the link stand behind its number, so that it is never alone on a line.
        last = linked[-1]
        kept = last.text.rstrip()
        numbered += [*linked[:-1], replace(last, text=kept), Number(numbers[link], link=link)]
        if kept != last.text:
            numbered.append(replace(last, text=last.text[len(kept) :], link=""))
    return tuple(numbered)
