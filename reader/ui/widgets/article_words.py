"""What the article pane says instead of a text, and of a text beside it."""

from collections.abc import Sequence

from reader.editorial.pace import minutes_left
from reader.errors import BylineError
from reader.model.article import Article
from reader.model.blocks import block_text
from reader.model.verdict import Rung, Verdict
from reader.service.library.saving import can_be_finished
from reader.service.reading.opening import SENTENCES, Opened
from reader.typeset.head import Head
from reader.typeset.lines import Role, Row, Setting
from reader.typeset.notice import set_notice
from reader.typeset.setter import numbered
from reader.typeset.spans import Face, set_text
from reader.ui.keymap import KeyMap
from reader.ui.keys import PaneName
from reader.ui.state import Failed, Idle, Opening

WELCOME = Head(headline="Byline", dek="A terminal reader for newspaper columns.")
FIRST_KEY = (("enter", "opens the channel, then the column"),)
"""Until the first column was opened, and never again."""
_LONG_WORDS, _LONG_CHARACTERS = 25_000, 100_000
STUMBLED = BylineError("Byline stumbled over this text.", "Read it in the browser; the log has the details.")
AFTER_FAILURE = (
    ("fetch_again", "try again"),
    ("open_in_browser", "open in the browser"),
    ("next_unread", "next unread"),
    ("out", "back to the list"),
)


def notice(showing: Idle | Opening | Failed, known: Head, keys: KeyMap, measure: int) -> Setting:
    """What is shown while there is no text: what is known of the column, what happened, and the keys that help."""
    match showing:
        case Opening(far=far):
            return set_notice(known, "Fetching the column …" if far else "", "", (), measure)
        case Failed(error=error):
            return set_notice(known, error.headline, error.hint, _keys(keys, AFTER_FAILURE, PaneName.ARTICLE), measure)
        case Idle(known=known_keys):
            hint = () if known_keys else _keys(keys, FIRST_KEY, PaneName.ENTRIES)
            return set_notice(WELCOME, "", "", hint, measure)


def is_long(article: Article) -> bool:
    """Whether making its lines would be felt: about a tenth of a second for so many characters."""
    return article.words > _LONG_WORDS or sum(len(block_text(block)) for block in article.blocks) > _LONG_CHARACTERS


def being_set(head: Sequence[Row], measure: int) -> Setting:
    """What is shown while the lines of a long text are made."""
    waits = set_text("A long text: its lines are being made …", measure, Face(Role.DIM))
    return Setting(numbered((*head, (), *waits), measure), measure)


def _keys(keys: KeyMap, commands: tuple[tuple[str, str], ...], place: PaneName) -> tuple[tuple[str, str], ...]:
    labels = ((keys.label(name, place), does) for name, does in commands)
    return tuple(each for each in labels if each[0])


def shortcoming(opened: Opened) -> str:
    """What is not as it should be about the text that is shown, empty if nothing."""
    if opened.trouble:
        return f"{'the feed’s own text' if opened.rung is Rung.FEED else 'kept copy'}: {opened.trouble.headline}"
    if opened.verdict in SENTENCES:
        return SENTENCES[opened.verdict][0]
    return "" if opened.verdict is Verdict.FULL else "not the whole text"


def what_is_left(shown: Opened, progress: float, all_in_view: bool) -> str:
    """How much of the text is left to read, in a few words; ``progress`` is the share that is read."""
    if not can_be_finished(shown.verdict):
        return "of a part"
    if progress < 1:
        left = minutes_left(shown.entry.minutes, progress)
        return f"{left} min left" if left else ""
    if not shown.entry.state.unread:
        return "finished"
    return "all in view" if all_in_view else "the end"
