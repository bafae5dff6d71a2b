"""Every failure a person can meet, as a sentence and what can be done.

BylineError
├── FetchError            a page could not be had
│   ├── BadUrl            it is no address Byline can open
│   ├── Offline           the host could not be reached
│   │   └── CutOff        no host may be: no name is found, or there is no way out
│   ├── TimedOut          it took longer than the deadline
│   ├── TooLarge          over a limit, on the wire or unpacked
│   ├── Gone              404 or 410
│   ├── Refused           401, 403, 429, 451: the site will not give it
│   ├── ServerFailed      5xx, or an answer that is no HTTP
│   └── NotText           a picture, a film, a program: nothing to read
├── CleanError            the page could not be turned into an article
│   └── PageTooHard       it took too long, or more memory than there is
├── SourceError           the page lists nothing that can be followed
├── LibraryError          the library cannot be opened or written
│   ├── LibraryLocked
│   ├── LibraryReadOnly
│   ├── LibraryTooNew
│   ├── LibraryForeign    the file is no library of Byline
│   ├── LibraryFull       no room on the disk
│   └── LibraryDamaged    what is in the file cannot be
├── FileError             a file named by the person cannot be read
├── TerminalError         there is no terminal to draw on
└── ConfigError           a setting cannot be understood
"""

from reader.model.verdict import Verdict


class BylineError(Exception):
    """``headline`` says what happened, ``hint`` what can be done; both are whole sentences in plain text."""

    verdict = Verdict.EMPTY

    def __init__(self, headline: str, hint: str = "") -> None:
        super().__init__(headline, hint)
        self.headline = headline
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.headline} {self.hint}".strip()


class FetchError(BylineError):
    """A page could not be had. ``retry_after`` is the seconds a server asked to be left alone, 0 if it did not ask."""

    verdict = Verdict.OFFLINE
    retry_after: float = 0.0


class BadUrl(FetchError):
    verdict = Verdict.BLOCKED


class Offline(FetchError): ...


class CutOff(Offline): ...


class TimedOut(FetchError): ...


class TooLarge(FetchError):
    verdict = Verdict.BLOCKED


class Gone(FetchError):
    verdict = Verdict.GONE


class Refused(FetchError):
    verdict = Verdict.BLOCKED


class ServerFailed(FetchError): ...


class NotText(FetchError):
    verdict = Verdict.EMPTY


class CleanError(BylineError):
    """The page could not be turned into an article. ``verdict`` says what it was instead."""

    def __init__(self, headline: str, hint: str = "", verdict: Verdict = Verdict.EMPTY) -> None:
        super().__init__(headline, hint)
        self.verdict = verdict

    def __reduce__(self) -> tuple[type["CleanError"], tuple[str, str, Verdict]]:
        return type(self), (self.headline, self.hint, self.verdict)


class PageTooHard(CleanError):
    """The parser had to be stopped over the page."""


class SourceError(BylineError):
    """The page lists nothing that can be followed."""


class LibraryError(BylineError):
    """The library cannot be opened or written; the headline names its path."""


class LibraryLocked(LibraryError): ...


class LibraryReadOnly(LibraryError): ...


class LibraryTooNew(LibraryError): ...


class LibraryForeign(LibraryError): ...


class LibraryFull(LibraryError): ...


class LibraryDamaged(LibraryError): ...


class FileError(BylineError):
    """A file named by the person cannot be read."""


class SendError(BylineError):
    """A letter was not taken by the mail server; ``may_have_arrived`` where its last answer never came."""

    def __init__(self, headline: str, hint: str = "", may_have_arrived: bool = False) -> None:
        super().__init__(headline, hint)
        self.may_have_arrived = may_have_arrived


class TerminalError(BylineError):
    """There is no terminal to draw on."""


class ConfigError(BylineError):
    """A setting cannot be understood; the headline names file and line."""
