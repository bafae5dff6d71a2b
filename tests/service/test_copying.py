"""The copy that is made once a week, beside whatever else is done."""

import pytest

from reader.service.desk import Desk
from reader.service.library.copying import backup, copy_weekly, where
from tests.service.conftest import CATALOGUE, Clock

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_week_after_the_first_channel_there_is_a_copy(desk: Desk, clock: Clock) -> None:
    await desk.library.write(lambda library: library.channels.add(CATALOGUE[0], clock.now))
    await copy_weekly(desk)
    assert where(desk.library.path).copy is None
    clock.forward(days=8)
    await copy_weekly(desk)
    copy = where(desk.library.path).copy
    assert copy
    assert (copy.made_at, copy.unasked) == (clock.now, True)


async def test_a_folder_that_cannot_be_made_is_a_line_in_the_log(
    desk: Desk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.library.write(lambda library: library.channels.add(CATALOGUE[0], clock.now))
    clock.forward(days=8)
    desk.library.path.with_name("backups").touch()
    await copy_weekly(desk)
    assert "No copy of the library was made" in caplog.text


async def test_a_folder_takes_a_copy_under_its_own_name(desk: Desk, clock: Clock) -> None:
    folder = desk.library.path.parent / "kept"
    folder.mkdir()
    assert backup(desk.library.path, folder, clock.now).path == folder / "library-20261123T091400Z.sqlite3"
