"""Keys of other programs for who has them in the fingers: what each of their keys does there, and Byline's command for
it. A preset is made of its table, so that what is told of it is what holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Preset = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Habit:
    """``keys`` of another program and what they do there; ``commands`` are Byline's for it, none if it has none."""

    keys: str
    does: str
    commands: tuple[str, ...] = ()


def _habits(table: str) -> tuple[Habit, ...]:
    """Lines of key, what it does there, and the names of commands, two blanks apart."""
    cells = ([cell.strip() for cell in line.split("  ") if cell.strip()] for line in table.strip().splitlines())
    return tuple(Habit(keys, does, tuple(" ".join(names).split())) for keys, does, *names in cells)


NEWSBOAT = _habits("""
Enter  open  enter
q  quit  out_or_quit
Q  hard-quit  quit_now
r  reload  refresh_channel
R  reload-all  refresh_all
A  mark-feed-read  finish_list
C  mark-all-feeds-read
s  save  save
n  next-unread  next_unread
p  prev-unread  previous_unread
J  next  next_entry
K  prev  previous_entry
Ctrl-k  random-unread
o  open-in-browser  open_in_browser
O  open-in-browser-and-mark-read
?  help  show_help
Ctrl-u  toggle-source-view  fetched_page
N  toggle-article-read  toggle_finished
l  toggle-show-read-feeds
u  show-urls  follow_link
Ctrl-t  clear-tag
t  set-tag
/  open-search  find_within search
#  goto-url
1  one
2  two
3  three
4  four
5  five
6  six
7  seven
8  eight
9  nine
0  zero
e  enqueue
E  edit-urls  newsstand
Ctrl-r  reload-urls
Ctrl-l  redraw
:  cmdline  palette
F  set-filter  filter_list
f  select-filter
Ctrl-f  clear-filter
Ctrl-b  bookmark  save
Ctrl-e  edit-flags
Ctrl-n  next-unread-feed
Ctrl-p  prev-unread-feed
j  next-feed
k  prev-feed
D  delete-article
Ctrl-d  delete-all-articles
$  purge-deleted
v  view-dialogs
Ctrl-x  close-dialog
Ctrl-v  next-dialog
Ctrl-g  prev-dialog
|  pipe-to  send_article
g  sort
G  rev-sort
↑  up  previous_line
↓  down  next_line
PgUp  pageup  page_up
PgDn  pagedown  page_down
Home  home  to_top
End  end  to_bottom
,  macro-prefix
Tab  switch-focus  next_pane
""")

VIM = _habits("""
j  down  next_line
k  up  previous_line
h  left  pane_left
l  right  pane_right
Ctrl-e  scroll down  next_line
Ctrl-y  scroll up  previous_line
Ctrl-f  page down  page_down
Ctrl-b  page up  page_up
Ctrl-d  half a page down  half_page_down
Ctrl-u  half a page up  half_page_up
g g  first line  to_top
G  last line  to_bottom
}  next paragraph  next_paragraph
{  previous paragraph  previous_paragraph
/  search  find_within filter_list
n  next match  next_unread
N  previous match  previous_unread
u  undo  undo
v  select  select
y  yank  copy_address
:  command line  palette
g f  go to the file  follow_link
g x  open in the browser  open_in_browser
Ctrl-o  back  back
Ctrl-w h  window at the left  pane_left
Ctrl-w l  window at the right  pane_right
Ctrl-w w  next window  next_pane
Ctrl-w W  previous window  previous_pane
Ctrl-w >  wider  widen
Ctrl-w <  narrower  narrow
Ctrl-w o  only this window  focus_mode
Ctrl-z  suspend  pause
Z Z  leave  quit_now
Z Q  leave without writing  quit_now
.  repeat
i  insert
d d  delete
p  put
Ctrl-r  redo
m  set a mark
""")

# What else has to have a key where the table took its own, or is one key of several.
_BESIDE_NEWSBOAT: Preset = {
    "undo": ("U",),
    "follow_channel": ("*",),
    "send_article": ("!",),
    "next_line": ("j", "Ctrl-n"),
    "previous_line": ("k",),
    "page_up": ("b",),
    "page_down": ("Ctrl-f",),
    "palette": ("Ctrl-p",),
    "show_help": ("F1",),
    "quit_now": ("Ctrl-q",),
    "fetched_page": ("w",),
    "to_top": ("g",),
    "to_bottom": ("G",),
    "search": ("S",),
}
_BESIDE_VIM: Preset = {
    "next_line": ("↓", "Ctrl-n"),
    "previous_line": ("↑",),
    "pane_left": ("←",),
    "pane_right": ("→",),
    "page_up": ("b", "PgUp"),
    "page_down": ("PgDn",),
    "to_top": ("Home",),
    "to_bottom": ("End",),
    "next_pane": ("Tab",),
    "previous_pane": ("Shift-Tab",),
    "quit_now": ("Q", "Ctrl-q"),
    "previous_unread": ("p",),
    "back": ("Backspace",),
    "read_address": ("g o",),
    "follow_link": ("f",),
    "open_in_browser": ("o",),
    "palette": ("Ctrl-p",),
    "focus_mode": ("z",),
    "widen": (">",),
    "narrow": ("<",),
}


def _preset(habits: tuple[Habit, ...], beside: Preset) -> Preset:
    keys: dict[str, list[str]] = {}
    for habit in habits:
        for name in habit.commands:
            keys.setdefault(name, []).append(habit.keys)
    for name, more in beside.items():
        keys.setdefault(name, []).extend(more)
    return {name: tuple(each) for name, each in keys.items()}


HABITS: Mapping[str, tuple[Habit, ...]] = {"newsboat": NEWSBOAT, "vim": VIM}
PRESETS: Mapping[str, Preset] = {
    "byline": {},
    "newsboat": _preset(NEWSBOAT, _BESIDE_NEWSBOAT),
    "vim": _preset(VIM, _BESIDE_VIM),
}
