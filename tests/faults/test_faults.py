"""Every server that misbehaves gets its sentence, and leaves nothing behind."""

import asyncio

import pytest

from reader.errors import TimedOut
from reader.fetch.limits import Limits
from reader.model.page import Page
from reader.text import is_inert
from tests.faults.certificates import AUTHORITY, context
from tests.faults.names import unplugged
from tests.faults.server import Fault, serving
from tests.faults.table import FAULTS
from tests.faults.visit import visited

PATIENT = Limits(wire=50_000, decoded=200_000, pause=0.02)
IMPATIENT = Limits(connect=0.2, read=0.2, total=0.8, pause=0.02)
SOON = 5.0


@pytest.fixture(autouse=True)
def own_authority(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path_factory.getbasetemp() / "authority.pem"
    file.write_text(AUTHORITY, encoding="ascii")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_each_server_gets_its_sentence(fault: Fault) -> None:
    limits = IMPATIENT if fault.gives is TimedOut else PATIENT
    secured = context(fault.tls) if fault.tls else None
    with unplugged(asyncio.get_running_loop()):
        async with serving(fault, secured) as server:
            before = asyncio.all_tasks()
            visit = await visited(fault.urls(server.port), limits)
            assert (visit.outcome, fault.says in visit.sentence) == (fault.gives, True), visit
            assert await server.left_open(SOON) == 0
            if begun := asyncio.all_tasks() - before:
                assert not (await asyncio.wait(begun, timeout=SOON))[1]
    if visit.outcome is not Page:
        assert (visit.sentence[-1], visit.hint[-1], is_inert(visit.sentence)) == (".", ".", True)


def test_every_server_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
