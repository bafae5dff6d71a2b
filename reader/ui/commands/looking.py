"""How the page looks, and help."""

from reader.ui.keys import ARTICLE, Group, command
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.reading import ReadingScreen

GROUP = Group.PAGE
STEP = 4


@command("z", group=GROUP, help="Focus: the article alone")
def focus_mode(screen: ReadingScreen) -> None:
    screen.toggle_focus_mode()


@command("minus", group=GROUP, help="Shorter lines", panes=ARTICLE)
def shorter_lines(screen: ReadingScreen) -> None:
    _set_measure(screen, screen.article.measure - STEP)


@command("plus", group=GROUP, help="Longer lines", panes=ARTICLE)
def longer_lines(screen: ReadingScreen) -> None:
    _set_measure(screen, screen.article.measure + STEP)


@command("equals_sign", group=GROUP, help="Lines as set in the configuration", panes=ARTICLE)
def usual_lines(screen: ReadingScreen) -> None:
    _set_measure(screen, screen.settings.measure)


def _set_measure(screen: ReadingScreen, measure: int) -> None:
    screen.article.set_measure(measure)
    screen.tell(f"{screen.article.measure} cells a line")


@command("T", group=GROUP, help="Light or dark")
def toggle_theme(screen: ReadingScreen) -> None:
    screen.paint("light" if screen.palette.dark else "dark")


@command("question_mark", "f1", group=GROUP, help="This help", label="help", rank=9)
def show_help(screen: ReadingScreen) -> None:
    screen.app.push_screen(HelpScreen(screen.palette, screen.pane_name))
