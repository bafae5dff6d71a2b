"""The quiet numbers of links: one for each target, in the order in which the article comes to it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import chain, groupby
from typing import cast

from reader.model.article import Article, ChannelLink
from reader.model.blocks import Blocks, Span, Spans, spans_of
from reader.typeset.spans import Number

_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


FIRST = 8
"""Channels that a folded list shows."""
LEAST_FOLDED = 4


Asides = tuple[tuple[str, tuple[ChannelLink, ...]], ...]
"""Titled lists of links that the library has for an article."""


def shown_of(channels: tuple[ChannelLink, ...], unfolded: bool) -> tuple[ChannelLink, ...]:
    """Those of the channels that are shown of a list that may be folded; a few more are not worth folding."""
    return channels if unfolded or len(channels) < FIRST + LEAST_FOLDED else channels[:FIRST]


def link_targets(article: Article, unfolded: bool = True, asides: Asides = ()) -> tuple[str, ...]:
    """Where the links that are shown lead, each once; a link to a place in the article itself has no number."""
    lists = (shown_of(each, unfolded) for each in (article.published_in, article.related, article.comics))
    foot = (link.url for link in chain(*(links for _, links in asides), *lists))
    text = (span.link for span in spans_of((*article.blocks, *article.author_note)))
    within = chain(text, (article.comments_url,), foot)
    return tuple(dict.fromkeys(target for target in within if target and not target.startswith("#")))


def link_numbers(targets: Iterable[str]) -> dict[str, str]:
    """The number of each target as it is shown, ``₁``."""
    return {target: str(number).translate(_DIGITS) for number, target in enumerate(targets, 1)}


def with_numbers(blocks: Blocks, numbers: Mapping[str, str]) -> Blocks:
    """The blocks with its number behind each link."""
    return cast(Blocks, _with_numbers(blocks, numbers)) if numbers else blocks


def _with_numbers(node: object, numbers: Mapping[str, str]) -> object:
    """A part of a block: whatever holds spans holds them in tuples."""
    if isinstance(node, tuple):
        spans = bool(node) and isinstance(node[0], Span)
        return _numbered(node, numbers) if spans else tuple(_with_numbers(each, numbers) for each in node)
    assert is_dataclass(node)
    assert not isinstance(node, type)
    held = {each.name: getattr(node, each.name) for each in fields(node)}
    parts = {name: _with_numbers(value, numbers) for name, value in held.items() if isinstance(value, tuple)}
    return replace(node, **parts)


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
