"""What was edited since a column was kept: said in the list, shown, taken over and given back."""

from datetime import timedelta

from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.verdict import Rung, Verdict
from reader.service.reading.opening import Opened
from reader.ui.screens.edits import EditSheet
from tests.ui.conftest import Session, Start


async def an_edited_column(session: Session) -> Article:
    """Opens the first of the op-eds, which is saved and whose page has other words since; the kept text."""
    await session.go_to_channel("Op Eds")
    await session.press("2", "s")
    entry = session.screen.entries.entry
    assert entry

    def edit(library: Library) -> Article:
        kept = library.articles.get(entry.id)
        assert kept
        text = kept.article.blocks[0]
        assert isinstance(text, Paragraph)
        blocks = (Paragraph((Span("A correction."), *text.spans)), *kept.article.blocks[1:])
        new = Article(kept.article.url, kept.article.headline, blocks=blocks, words=kept.article.words)
        seen = kept.cleaned_at + timedelta(days=1)
        library.articles.put(entry.id, new, Verdict.FULL, Rung.PAGE, [], seen, edited=True)
        return kept.article

    kept = await session.desk.library.write(edit)
    await session.screen.entries_changed([entry.id])
    return kept


def shown(session: Session) -> Opened:
    showing = session.screen.showing
    assert isinstance(showing, Opened)
    return showing


async def test_the_list_says_it_and_the_new_text_is_taken_and_given_back(start: Start) -> None:
    async with start() as session:
        kept = await an_edited_column(session)
        assert "edited since · " in session.text
        await session.press("enter")
        assert "Edited since you kept it: e shows what." in session.text
        assert shown(session).article == kept
        await session.press("e")
        assert isinstance(session.pilot.app.screen, EditSheet)
        assert "{+A correction." in session.text
        assert "paragraphs unchanged" in session.text
        await session.press("t")
        assert shown(session).article.text.startswith("A correction.")
        assert not shown(session).entry.edited
        assert "edited since" not in session.text
        await session.press("u")
        assert shown(session).article == kept
        assert shown(session).entry.edited
        await session.press("U")
        assert shown(session).article.text.startswith("A correction.")


async def test_put_away_the_sheet_leaves_the_kept_text(start: Start) -> None:
    async with start(80, 24) as session:
        kept = await an_edited_column(session)
        await session.press("enter", "i")
        assert "Edited since" in session.text
        for away in ("e", "enter", "escape"):
            await session.press("escape" if away == "e" else "2", "enter", "e")
            assert isinstance(session.pilot.app.screen, EditSheet)
            await session.press(away)
            assert not isinstance(session.pilot.app.screen, EditSheet)
        assert (shown(session).article, shown(session).entry.edited) == (kept, True)


async def test_what_was_not_edited_says_so(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("2", "enter", "e")
        assert "Nothing is known to be edited" in session.text
