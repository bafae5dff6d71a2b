"""What is set for one channel, each setting a row that Enter changes."""

from collections.abc import Callable
from dataclasses import replace

from reader.model.channel import CHANNEL_CHOICES, Channel
from reader.service.following.adjusting import TOLD, next_value, told
from reader.ui.keymap import KeyMap
from reader.ui.screens.picker import Picker
from reader.ui.theme import Palette
from reader.ui.widgets.picker_list import Choice, Match, matches


class ChannelSheet(Picker):
    """``changed`` is told the name of a setting and the value it has from now on, with each Enter."""

    def __init__(
        self, palette: Palette, keys: KeyMap, channel: Channel, changed: Callable[[str, str], None], caller: str
    ) -> None:
        """``caller`` is the command that shows it: its keys put it away again."""
        self.settings = channel.settings
        self.changed = changed
        enter = keys.label("enter", self.place)
        super().__init__(palette, keys, channel.name, f"{enter} changes the row", self._find, narrows=False)
        self.closing = frozenset(keys.command(caller).keys)

    def _find(self, typed: str) -> list[Match]:
        return matches([Choice(name, TOLD[name], told(name, self.settings), name) for name in CHANNEL_CHOICES], typed)

    def choose(self) -> None:
        if self.list.chosen:
            name = self.list.chosen.name
            value = next_value(name, self.settings)
            self.settings = replace(self.settings, **{name: value})
            self.list.renew()
            self.changed(name, value)

    def press(self, key: str, character: str | None) -> None:
        if key in self.closing:
            self.dismiss()
        else:
            super().press(key, character)
