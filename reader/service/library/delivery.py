"""Delivered: columns mailed as a book to an address (an e-reader's), or put into a folder, and none of them twice."""

import asyncio
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

from reader.errors import ConfigError, FileError, SendError
from reader.export.item import Item
from reader.export.names import slug
from reader.service.desk import Desk
from reader.service.library.exporting import Format, document
from reader.service.programs import answer
from reader.service.writing import write_whole
from reader.text import safe

PATIENCE = 30.0
"""Seconds a server may take for one answer."""
PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""The ways a connection is kept secret, with the port each is usual on."""
EPUB_TYPE = ("application", "epub+zip")


@dataclass(frozen=True, slots=True)
class Mail:
    """Where letters go and by which server; ``password_command`` prints the password, which is nowhere in a file."""

    to: str
    sender: str
    host: str
    port: int
    security: str
    user: str = ""
    password_command: tuple[str, ...] = ()


def mail_of(settings: Mapping[str, tuple[str, ...]]) -> Mail:
    """The settings of the table ``mail``. Raises ConfigError for what is missing or is none."""
    told = {name: " ".join(words).strip() for name, words in settings.items()}
    missing = [name for name in ("to", "host") if not told.get(name)]
    if missing:
        raise ConfigError(
            f"Where to send it is not set: mail.{missing[0]} is missing.",
            "“byline config set mail.to me@reader.example” says to whom, and mail.host by which server.",
        )
    security = told.get("security") or "starttls"
    port = told.get("port") or str(PORTS.get(security, 0))
    if security not in PORTS or not port.isdecimal() or not 0 < int(port) < 65536:
        ways = f"mail.port is a number up to 65535, mail.security one of {', '.join(PORTS)}."
        raise ConfigError("How to reach the mail server is not understood.", ways)
    sender = told.get("from") or told.get("user") or told["to"]
    for name in (told["to"], sender):
        if "@" not in name or any(sign in name for sign in "\r\n<>,"):
            raise ConfigError(
                f"“{name}” is no address of mail.", "mail.to and mail.from are such as me@reader.example."
            )
    command = settings.get("password-command", ())
    return Mail(told["to"], sender, told["host"], int(port), security, told.get("user", ""), tuple(command))


async def send(desk: Desk, mail: Mail, items: Mapping[int, Item], title: str) -> None:
    """Mails the columns, given by the numbers of their entries, as one book.

    Before the server has them it is noted that they are on their way, so that what is cut off there is not sent twice.
    Raises SendError, FileError for the password's command, LibraryError.
    """
    password = (await answer(mail.password_command, "")).strip("\r\n") if mail.password_command else ""
    letter, ids = _letter(mail, tuple(items.values()), title, desk), tuple(items)
    before = await desk.library.read(lambda library: library.sent.of(ids))
    await desk.library.write(lambda library: library.sent.put(ids, desk.clock(), sure=False))
    try:
        await asyncio.to_thread(_deliver, mail, letter, password)
    except SendError as error:
        if not error.may_have_arrived:
            await desk.library.write(lambda library: library.sent.forget([each for each in ids if each not in before]))
        raise
    await desk.library.write(lambda library: library.sent.put(ids, desk.clock(), sure=True))


async def put_into(desk: Desk, folder: Path, items: Mapping[int, Item], title: str) -> Path:
    """Puts the columns into the folder as one book, beside what is there; its file. Raises FileError, LibraryError."""
    book = document(tuple(items.values()), Format.EPUB, title)
    file = await asyncio.to_thread(_put, folder, slug(title), book)
    await desk.library.write(lambda library: library.sent.put(tuple(items), desk.clock(), sure=True))
    return file


def _put(folder: Path, name: str, book: bytes) -> Path:
    if not folder.is_dir():
        raise FileError(f"There is no folder {safe(str(folder))}.", "An e-reader may have to be plugged in first.")
    names = (f"{name}.epub", *(f"{name}-{number}.epub" for number in range(2, 1000)))
    file = next(folder / each for each in names if not (folder / each).exists())
    write_whole(file, book)
    return file


def _letter(mail: Mail, items: Sequence[Item], title: str, desk: Desk) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = mail.sender, mail.to, title
    letter["Date"] = format_datetime(desk.clock())
    letter["Message-ID"] = make_msgid(domain=mail.sender.rpartition("@")[2] or None)
    headlines = "\n".join(f"- {each.entry.headline}" for each in items)
    letter.set_content(f"{title}\n\n{headlines}\n")
    book = document(items, Format.EPUB, title)
    letter.add_attachment(book, *EPUB_TYPE, filename=f"{slug(title)}.epub")
    return letter


def _deliver(mail: Mail, letter: EmailMessage, password: str) -> None:
    """Gives the server the letter. Raises SendError."""
    place = f"{mail.host}:{mail.port}"
    try:
        with _connected(mail) as server:
            if mail.user:
                server.login(mail.user, password)
            try:
                server.send_message(letter, mail.sender, [mail.to])
            except (smtplib.SMTPServerDisconnected, TimeoutError) as error:
                hint = "It may have arrived all the same, and is not sent again unasked: --again does that."
                raise SendError(f"The mail server at {place} fell silent over the letter.", hint, True) from error
    except smtplib.SMTPAuthenticationError as error:
        hint = "Look at mail.user and mail.password-command."
        raise SendError(f"The mail server at {place} does not take this name and password.", hint) from error
    except smtplib.SMTPNotSupportedError as error:
        hint = "mail.security says how it is reached: starttls, tls or none."
        raise SendError(f"The mail server at {place} cannot do what is asked of it.", hint) from error
    except smtplib.SMTPRecipientsRefused as error:
        said = _said(next(iter(error.recipients.values()))[1])
        raise SendError(f"The mail server does not deliver to {mail.to}: {said}", "Check mail.to.") from error
    except smtplib.SMTPResponseException as error:
        said, hint = _said(error.smtp_error), "What it says tells what to change; mail.security, if it asks for TLS."
        raise SendError(f"The mail server at {place} refused: {said}", hint) from error
    except ssl.SSLError as error:
        hint = "mail.security says how it is reached: starttls, tls or none."
        raise SendError(f"There is no secret connection to the mail server at {place}.", hint) from error
    except (smtplib.SMTPException, OSError, ValueError) as error:
        hint = "Check mail.host, mail.port and the network; nothing was sent."
        raise SendError(f"The mail server at {place} does not answer as one.", hint) from error


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=PATIENCE, context=ssl.create_default_context())
    server = smtplib.SMTP(mail.host, mail.port, timeout=PATIENCE)
    if mail.security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
    return server


def _said(answer: bytes | str) -> str:
    return safe(answer.decode(errors="replace") if isinstance(answer, bytes) else answer)
