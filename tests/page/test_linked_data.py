"""What a page states for machines, whatever its size and shape."""

import json

from reader.page.linked_data import things
from reader.page.markup import parse_html


def _told(stated: str) -> list[dict[str, object]]:
    root = parse_html(f'<html><head><script type="application/ld+json">{stated}</script></head><body>x</body></html>')
    assert root is not None
    return things(root)


def test_what_is_nested_without_end_is_read_to_a_depth() -> None:
    nested: dict[str, object] = {"@type": "Article"}
    for _ in range(40):
        nested = {"@graph": [nested]}
    assert all(thing.get("@type") != "Article" for thing in _told(json.dumps(nested)))
    assert any(thing.get("@type") == "Article" for thing in _told(json.dumps({"@graph": [{"@type": "Article"}]})))


def test_what_is_larger_than_any_page_needs_is_not_read() -> None:
    assert _told(json.dumps({"@type": "Article", "headline": "Slow trains"}))
    assert not _told(json.dumps({"@type": "Article", "headline": "x" * 2_000_000}))
