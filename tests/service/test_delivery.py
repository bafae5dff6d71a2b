"""Columns are mailed by a real server, once; what it refuses is a sentence, what it fell silent over is not sure."""

import asyncio
import io
import socket
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from reader.errors import ConfigError, FileError, SendError
from reader.export.item import Item
from reader.service.desk import Desk
from reader.service.library import delivery
from reader.service.library.delivery import Mail, mail_of, put_into, send
from reader.service.library.exporting import items_of
from tests.editorial.test_same_column import COLUMN
from tests.service.test_same_columns import a_column

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass
class Inbox:
    """What came, and what is answered to a letter; with ``silent`` nothing is."""

    letters: list[bytes] = field(default_factory=list)
    answer: str = "250 OK"
    recipient: str = "250 OK"
    silent: bool = False

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.original_content, bytes)
        self.letters.append(envelope.original_content)
        if self.silent:
            assert server.transport
            server.transport.close()
        return self.answer


def authenticate(server: SMTP, session: Session, envelope: Envelope, how: str, who: object) -> AuthResult:
    assert isinstance(who, LoginPassword)
    return AuthResult(success=(who.login, who.password) == (b"me", b"secret"), handled=False)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def server(inbox: Inbox) -> Iterator[Mail]:
    """A mail server on the loopback address, and the settings that lead there."""
    controller = Controller(
        inbox, hostname="127.0.0.1", port=free_port(), authenticator=authenticate, auth_require_tls=False
    )
    controller.start()
    yield Mail("me@reader.example", "byline@press.example", "127.0.0.1", controller.port, "none")
    controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def columns(desk: Desk, *keys: str) -> dict[int, Item]:
    entries = [await a_column(desk, key, COLUMN) for key in keys]
    ids = [each.id for each in entries]
    return await desk.library.read(lambda library: items_of(library, ids))


async def sent(desk: Desk, items: dict[int, Item]) -> dict[int, bool]:
    return await desk.library.read(lambda library: library.sent.of(tuple(items)))


def parts(letter: bytes) -> tuple[Message, bytes]:
    told = message_from_bytes(letter)
    book = next(part for part in told.walk() if part.get_content_type() == "application/epub+zip")
    data = book.get_payload(decode=True)
    assert isinstance(data, bytes)
    return told, data


async def test_the_book_arrives_byte_for_byte_and_is_marked(desk: Desk, inbox: Inbox, server: Mail) -> None:
    items = await columns(desk, "one", "two")
    await send(desk, server, items, "Edition of 23 November 2026")
    (letter,) = inbox.letters
    told, data = parts(letter)
    assert (told["From"], told["To"]) == (server.sender, server.to)
    assert told["Subject"] == "Edition of 23 November 2026"
    assert told["Message-ID"]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        assert book.read("mimetype") == b"application/epub+zip"
        texts = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("html"))
    assert "Headline one" in texts
    assert "Headline two" in texts
    assert await sent(desk, items) == dict.fromkeys(items, True)


async def test_a_name_and_a_password_from_a_command(desk: Desk, inbox: Inbox, server: Mail) -> None:
    items = await columns(desk, "one")
    told = replace(server, user="me", password_command=(sys.executable, "-c", "print('secret')"))
    await send(desk, told, items, "A book")
    assert len(inbox.letters) == 1
    wrong = replace(told, password_command=(sys.executable, "-c", "print('guess')"))
    with pytest.raises(SendError, match="does not take this name and password"):
        await send(desk, wrong, await columns(desk, "two"), "A book")
    with pytest.raises(FileError):
        await send(desk, replace(told, password_command=("no-such-program",)), items, "A book")
    assert len(inbox.letters) == 1


@pytest.mark.parametrize(
    ("answer", "recipient", "words"),
    [
        ("554 too large for this shelf", "250 OK", "refused: too large for this shelf"),
        ("250 OK", "550 nobody here", "does not deliver to me@reader.example: nobody here"),
        ("250 OK", "530 Must issue a STARTTLS command first", "STARTTLS"),
        ("554 \x1b[2Jno", "250 OK", "refused: no"),
    ],
)
async def test_what_is_refused_is_a_sentence_and_not_sent(
    desk: Desk, inbox: Inbox, server: Mail, answer: str, recipient: str, words: str
) -> None:
    inbox.answer, inbox.recipient = answer, recipient
    items = await columns(desk, "one")
    with pytest.raises(SendError) as told:
        await send(desk, server, items, "A book")
    assert words in told.value.headline
    assert told.value.hint
    assert await sent(desk, items) == {}


async def test_over_what_it_fell_silent_is_not_sure(desk: Desk, inbox: Inbox, server: Mail) -> None:
    inbox.silent = True
    items = await columns(desk, "one")
    with pytest.raises(SendError) as told:
        await send(desk, server, items, "A book")
    assert told.value.may_have_arrived
    assert "not sent again unasked" in told.value.hint
    assert await sent(desk, items) == dict.fromkeys(items, False)
    with pytest.raises(SendError):
        await send(desk, replace(server, port=free_port()), items, "A book")
    assert await sent(desk, items) == dict.fromkeys(items, False), "what may have arrived before still may"
    inbox.silent = False
    await send(desk, server, items, "A book")
    assert await sent(desk, items) == dict.fromkeys(items, True)


async def test_one_that_cannot_do_tls_is_told_nothing_in_the_open(desk: Desk, inbox: Inbox, server: Mail) -> None:
    items = await columns(desk, "one")
    with pytest.raises(SendError, match="cannot do what is asked of it"):
        await send(desk, replace(server, security="starttls"), items, "A book")
    with pytest.raises(SendError, match="no secret connection"):
        await send(desk, replace(server, security="tls"), items, "A book")
    assert inbox.letters == []
    assert await sent(desk, items) == {}


async def test_nobody_there_and_one_that_hangs(desk: Desk, server: Mail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "PATIENCE", 0.2)
    items = await columns(desk, "one")
    with pytest.raises(SendError, match="does not answer as one"):
        await send(desk, replace(server, port=free_port()), items, "A book")
    hanging = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = hanging.sockets[0].getsockname()[1]
    with pytest.raises(SendError, match="does not answer as one"):
        await send(desk, replace(server, port=port), items, "A book")
    hanging.close()
    assert await sent(desk, items) == {}


async def test_a_folder_takes_it_as_well(desk: Desk, tmp_path: Path) -> None:
    items = await columns(desk, "one")
    with pytest.raises(FileError, match="There is no folder"):
        await put_into(desk, tmp_path / "books", items, "Edition of 23 November 2026")
    assert await sent(desk, items) == {}
    for name in ("edition-of-23-november-2026.epub", "edition-of-23-november-2026-2.epub"):
        file = await put_into(desk, tmp_path, items, "Edition of 23 November 2026")
        assert file == tmp_path / name
        assert zipfile.is_zipfile(file)
    assert await sent(desk, items) == dict.fromkeys(items, True)


@pytest.mark.parametrize(
    ("settings", "mail"),
    [
        (
            {"to": ("me@reader.example",), "host": ("smtp.example",)},
            Mail("me@reader.example", "me@reader.example", "smtp.example", 587, "starttls"),
        ),
        (
            {
                "to": ("me@reader.example",),
                "host": ("smtp.example",),
                "security": ("tls",),
                "user": ("byline@press.example",),
                "password-command": ("pass", "smtp"),
            },
            Mail(
                "me@reader.example",
                "byline@press.example",
                "smtp.example",
                465,
                "tls",
                "byline@press.example",
                ("pass", "smtp"),
            ),
        ),
    ],
)
async def test_the_settings(settings: dict[str, tuple[str, ...]], mail: Mail) -> None:
    assert mail_of(settings) == mail


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"to": ("me@reader.example",)},
        {"to": ("nobody",), "host": ("smtp.example",)},
        {"to": ("me@reader.example\nBcc: you@reader.example",), "host": ("smtp.example",)},
        {"to": ("me@reader.example",), "host": ("smtp.example",), "security": ("maybe",)},
        {"to": ("me@reader.example",), "host": ("smtp.example",), "port": ("many",)},
        {"to": ("me@reader.example",), "host": ("smtp.example",), "port": ("70000",)},
    ],
)
async def test_what_is_wrong_in_them(wrong: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ConfigError) as told:
        mail_of(wrong)
    assert told.value.hint
