"""A tree has its parts where a browser has them."""

import pytest

from reader.clean.prepare import parse_text
from reader.page.markup import parse_html
from reader.page.tree import drop, features, named_parts, text_of, unwrap


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        ("<title>T</title><article><h1>A</h1><p>B</article>", ["article"]),
        ("<title>T</title><main><p>B</main>", ["main"]),
        (
            "<!doctype html><meta charset=utf-8><title>T</title><header>A</header><article>B</article>",
            ["header", "article"],
        ),
        ("<title>T</title><figure>A</figure>more<p>B", ["figure", "p"]),
        ("<title>T</title><section>A</section><p>B</p><section>C</section>", ["section", "p", "section"]),
        ("<article>A</article>", ["article"]),
        ("<title>T</title><noscript><img></noscript><nav>A</nav><main>B</main>", ["nav", "main"]),
        ("<html><head><title>T</title></head><body><article>A</article></body></html>", ["article"]),
        ("<title>T</title><p>A<article>B</article>", ["p"]),
    ],
)
def test_a_page_without_the_tags_of_its_body_has_one(markup: str, tags: list[str]) -> None:
    for root in (parse_text(markup), parse_html(markup)):
        assert root is not None
        head, body = root.find("head"), root.find("body")
        assert body is not None
        assert [child.tag for child in body][: len(tags)] == tags
        assert head is None or {child.tag for child in head}.isdisjoint(tags)


def test_the_parts_with_names_in_their_order() -> None:
    root = parse_text("<body id=B><p>one<p class=Two>two<p style='color: red'>three<p class=four id=F>four")
    assert list(map(features, named_parts(root))) == [" b", "two ", "four f"]
    assert [part.tag for part in named_parts(root, styled=True)] == ["body", "p", "p", "p"]


def test_a_part_without_class_and_id_has_no_name() -> None:
    assert features(parse_text("<p style='color: red'>one")) == ""


def test_no_word_changes_its_place() -> None:
    root = parse_text("<title>T</title><section>one</section>two<figure>three</figure>four<p>five<p>six")
    body = root.find("body")
    assert body is not None
    assert text_of(body).split() == ["one", "two", "three", "four", "five", "six"]


def test_what_holds_all_the_rest_stays() -> None:
    root = parse_text("<body><p>one")
    unwrap(root)
    drop(root)
    assert text_of(root) == "one"
