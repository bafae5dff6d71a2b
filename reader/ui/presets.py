"""Keys of other programs, for who has them in the fingers: what each preset changes, by the names of commands.

Newsboat's are those of its documentation, section “Keybindings”, where Byline does the same thing.
"""

from collections.abc import Mapping

Preset = Mapping[str, tuple[str, ...]]

NEWSBOAT: Preset = {
    "toggle_finished": ("N",),
    "finish_list": ("A",),
    "next_unread": ("n",),
    "previous_unread": ("p",),
    "next_entry": ("J",),
    "previous_entry": ("K",),
    "open_in_browser": ("o",),
    "refresh_channel": ("r",),
    "refresh_all": ("R",),
    "quit_now": ("Q",),
    "newsstand": ("E",),
    "undo": ("U",),
    "follow_link": ("u",),
    "send_article": ("|", "!"),
}
PRESETS: Mapping[str, Preset] = {"byline": {}, "newsboat": NEWSBOAT}
