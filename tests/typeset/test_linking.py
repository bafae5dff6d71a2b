"""The numbers of links, and the lists under a text that are folded."""

from dataclasses import replace

import pytest

from reader.model.article import Article, ChannelLink
from reader.model.blocks import Mark, Paragraph, Span
from reader.typeset.foot import MORE
from reader.typeset.linking import link_numbers, link_targets, with_numbers
from reader.typeset.setter import set_article

ONE, TWO = "https://press.example/one", "https://press.example/two"


def article(*spans: Span) -> Article:
    return Article("https://press.example/0", "A headline", blocks=(Paragraph(spans),))


def numbered(*spans: Span) -> str:
    shown = article(*spans)
    lines = set_article(shown, 68, number_links=True).lines
    return " ".join(line.text for line in lines if line.block == 0 and line.text)


class TestNumbers:
    @pytest.mark.parametrize(
        ("spans", "shown"),
        [
            ((Span("See "), Span("this", link=ONE), Span(".")), "See this₁."),
            ((Span("See "), Span("this ", link=ONE), Span("and that.")), "See this₁ and that."),
            ((Span("one", link=ONE), Span(" two", link=TWO)), "one₁ two₂"),
            ((Span("one", link=ONE), Span(" again", link=ONE)), "one again₁"),
            ((Span("one", link=ONE), Span(" and "), Span("one", link=ONE)), "one₁ and one₁"),
            ((Span("a "), Span("b", Mark.EM, ONE), Span("c", link=ONE)), "a bc₁"),
            ((Span("note"), Span("1", Mark.SUP, "#fn1")), "note¹"),
            ((Span("a "), Span(" ", link=ONE), Span("b")), "a b"),
        ],
    )
    def test_each_target_has_one_behind_its_words(self, spans: tuple[Span, ...], shown: str) -> None:
        assert numbered(*spans) == shown

    def test_they_are_no_text_of_the_article(self) -> None:
        shown = article(Span("See "), Span("this", link=ONE), Span("."))
        numbers = link_numbers(link_targets(shown))
        assert with_numbers(shown.blocks, numbers) != shown.blocks
        assert "₁" not in " ".join(line.text for line in set_article(shown, 68).lines)

    def test_targets_go_on_below_the_text(self) -> None:
        related = (ChannelLink("Ada Okafor", TWO),)
        shown = replace(article(Span("this", link=ONE)), related=related, comments_url=f"{ONE}#comments")
        assert link_targets(shown) == (ONE, f"{ONE}#comments", TWO)


class TestFolding:
    CHANNELS = tuple(ChannelLink(f"Columnist {number}", f"https://press.example/c{number}") for number in range(53))

    def test_a_long_list_shows_its_beginning_and_how_many_more(self) -> None:
        shown = replace(article(Span("Text.")), related=self.CHANNELS)
        folded = set_article(shown, 68, number_links=True, unfolded=False)
        text = "\n".join(line.text for line in folded.lines)
        assert "Columnist 7" in text
        assert "Columnist 8" not in text
        assert "45 more" in text
        assert [run.text for line in folded.lines for run in line.runs if run.link == MORE] == ["45 more"]
        whole = set_article(shown, 68, number_links=True)
        assert "Columnist 52" in "\n".join(line.text for line in whole.lines)

    def test_two_more_are_not_worth_folding(self) -> None:
        shown = replace(article(Span("Text.")), related=self.CHANNELS[:10])
        assert " more" not in "\n".join(line.text for line in set_article(shown, 68, unfolded=False).lines)
