"""Asking channels what is new, told in lines."""

from collections.abc import Sequence

from reader.errors import CutOff
from reader.model.channel import Channel
from reader.service.desk import Desk
from reader.service.following import refreshing
from reader.service.library.comparing import compare_all
from reader.service.library.searching import index_all
from reader.service.offline import cut_off
from reader.typeset.counting import counted


async def refresh_lines(desk: Desk, channels: Sequence[Channel]) -> list[str]:
    """What each channel brought or why it could not be asked, and of several the sum. What brought nothing is not
    said of many."""
    new, lines, errors = 0, [], []
    async for answer in refreshing.refresh_all(desk, channels):
        new += answer.new
        errors.append(answer.error)
        if answer.error:
            lines.append(f"{answer.channel.name}: {answer.error.headline}")
        elif answer.new or len(channels) == 1:
            lines.append(f"{answer.channel.name}: {answer.new or 'nothing'} new.")
    await index_all(desk, pause=0.0)
    await compare_all(desk, pause=0.0)
    away = cut_off(len(channels), len(errors), sum(isinstance(error, CutOff) for error in errors))
    if away:
        return [away.headline]
    return lines if len(channels) == 1 else [*lines, f"{counted(len(channels), 'channel')} asked, {new} new."]
