"""What a browser would not show is taken out of a page, and never the page itself."""

from reader.clean.pipeline import clean
from reader.model.blocks import blocks_text
from reader.model.verdict import Verdict
from tests.clean.pages import PROSE, SENTENCES, column, page

SCRIPT = f"<script>{'let tide = 7; ' * 400}</script>"


def test_a_button_that_is_never_closed_does_not_swallow_the_page() -> None:
    markup = column().replace("<nav>", "<button class=menu>Menu<nav>")
    cleaned = clean(page(markup))
    assert blocks_text(cleaned.article.blocks) == "\n\n".join(SENTENCES)
    assert cleaned.verdict is Verdict.FULL


def test_a_button_with_a_word_of_its_own_goes() -> None:
    markup = column(PROSE + "<button><p>Show everything there is to show.</p></button>")
    assert blocks_text(clean(page(markup)).article.blocks) == "\n\n".join(SENTENCES)


def test_the_column_for_those_without_scripts_is_read_however_long_the_scripts_are() -> None:
    markup = column(f"<script type='text/template'>{PROSE}</script><noscript>{PROSE}</noscript>{SCRIPT}")
    assert blocks_text(clean(page(markup)).article.blocks) == "\n\n".join(SENTENCES)


def test_a_column_said_again_for_those_without_scripts_is_read_once() -> None:
    markup = column(f"{PROSE}<noscript>{PROSE}</noscript>{SCRIPT}")
    assert blocks_text(clean(page(markup)).article.blocks) == "\n\n".join(SENTENCES)
