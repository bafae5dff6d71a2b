"""The command line: what can be asked, and how it is told."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from reader import __version__
from reader.cli.examples import EXAMPLES, TOP, told
from reader.cli.output import complain
from reader.config import DAYS, KEPT, PRESETS, SAVED_ORDERS, THEMES
from reader.errors import BylineError
from reader.model.channel import CHANNEL_CHOICES

CODES = "exit codes: 0 done, 1 it could not be had, 2 asked wrongly, 130 interrupted"


class _Parser(argparse.ArgumentParser):
    """Says what was asked wrongly as every other failure is said."""

    def error(self, message: str) -> NoReturn:
        complain(BylineError(f"{message[:1].upper()}{message[1:]}.", f"“{self.prog} --help” tells what can be asked."))
        sys.exit(2)

    def parse_known_args(  # type: ignore[override] # its overloads only tell more of the namespace
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Takes the ``rest`` of the arguments also from behind an option, where argparse sees none left to take."""
        known, others = super().parse_known_args(args, namespace)
        if "rest" in known:
            known.rest = [*known.rest, *(each for each in others if each == "-" or not each.startswith("-"))]
            others = [each for each in others if each not in known.rest]
        return known, others


def make_parser() -> argparse.ArgumentParser:
    """The parser; the chosen command's name is ``command``, None for the screen."""
    parser = _Parser(
        prog="byline",
        description="A terminal reader for newspaper columns. Without a command it opens the screen.",
        epilog=f"{told(TOP)}\n\n{CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"byline {__version__}")
    parser.add_argument("--theme", choices=THEMES, metavar="NAME", help="colours of the screen, as Ctrl-t lists them")
    parser.add_argument("--offline", action="store_true", help="ask no server for anything: only what is here already")
    parser.add_argument("--plain", action="store_true", help="no screen: line by line, as for a screen reader")
    parser.add_argument("--demo", action="store_true", help="the demo's library and its syndicate, for any command")
    commands = parser.add_subparsers(dest="command", metavar="command", title="commands")
    _add_demo(commands)
    _add_read(commands)
    _add_open(commands)
    _add_lists(commands)
    _add_columnist(commands)
    _add_channels(commands)
    _add_channel(commands)
    _add_subscriptions(commands)
    _add_rules(commands)
    _add_reclean(commands)
    _add_prune(commands)
    _add_library(commands)
    _add_vault(commands)
    _add_journal(commands)
    _add_telling(commands)
    for name, command in commands.choices.items():
        command.formatter_class = argparse.RawDescriptionHelpFormatter
        command.epilog = told(EXAMPLES.get(name, ()))
    return parser


def _add_demo(commands: "argparse._SubParsersAction[_Parser]") -> None:
    demo = commands.add_parser("demo", help="a small syndicate of our own, no network needed")
    demo.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help="line by line, without a screen")
    demo.add_argument("--fresh", action="store_true", help="start over with an empty library")
    demo.add_argument(
        "--theme", choices=THEMES, metavar="NAME", default=argparse.SUPPRESS, help="colours of the screen"
    )
    demo.add_argument(
        "--headless-check", action="store_true", help="fetch, open and save everything without a screen; print a table"
    )


def _add_read(commands: "argparse._SubParsersAction[_Parser]") -> None:
    read = commands.add_parser("read", help="print columns, cleaned")
    read.add_argument(
        "what", nargs="+", metavar="URL|FILE|-", help="a url, a file with a page, or - for standard input"
    )
    _add_json(read)
    read.add_argument("--offline", action="store_true", default=argparse.SUPPRESS, help="only from the library")
    read.add_argument("--measure", type=_measure, default=72, metavar="N", help="cells a line (default 72)")


def _add_open(commands: "argparse._SubParsersAction[_Parser]") -> None:
    opened = commands.add_parser("open", help="a column on the screen, whether or not a channel lists it")
    opened.add_argument("url", metavar="URL", help="its address")
    opened.add_argument(
        "--theme", choices=THEMES, metavar="NAME", default=argparse.SUPPRESS, help="colours of the screen"
    )


def _add_lists(commands: "argparse._SubParsersAction[_Parser]") -> None:
    latest = commands.add_parser("latest", help="the newest unread columns of all channels")
    latest.add_argument("name", nargs="?", default="", metavar="NAME", help="only of this channel or followed search")
    latest.add_argument("--unread", action="store_true", help="only unread ones, which is what it lists anyway")
    latest.add_argument(
        "--minutes", type=_count, metavar="N", help="only those of at most N minutes, as far as their text is here"
    )
    latest.add_argument("-n", dest="limit", type=_count, default=20, metavar="N", help="how many (default 20)")
    _add_json(latest)
    edition = commands.add_parser("edition", help="today's edition: a choice of what is unread that ends")
    edition.add_argument("--minutes", type=_count, metavar="N", help="what can be read in N minutes, instead")
    for form, what in (("epub", "a book"), ("html", "a page"), ("markdown", "a folder of Markdown")):
        place = "FOLDER" if form == "markdown" else "FILE"
        edition.add_argument(f"--{form}", metavar=place, default="", help=f"write it as {what}; texts are fetched")
    edition.add_argument("--mail", action="store_true", help="mail it as a book, as the settings have it under mail")
    edition.add_argument("--again", action="store_true", help="mail also what was sent before")
    edition.add_argument("--force", action="store_true", help="write over files that are there")
    _add_json(edition)
    send = commands.add_parser("send", help="mail what is saved as a book, or put it into a folder; nothing twice")
    send.add_argument("what", choices=("saved",), help="what to send")
    send.add_argument("--folder", metavar="FOLDER", default="", help="put it there instead of mailing it")
    send.add_argument("--again", action="store_true", help="also what was sent before")
    _add_json(send)
    save = commands.add_parser("save", help="keep columns for good, by their addresses")
    save.add_argument("urls", nargs="+", metavar="URL", help="the address, whether or not a channel lists it")
    _add_json(save)
    saved = commands.add_parser("saved", help="what is saved")
    told = f"what comes first (default as set: {', '.join(SAVED_ORDERS)})"
    saved.add_argument("--order", choices=SAVED_ORDERS, help=told)
    _add_json(saved)
    search = commands.add_parser("search", help="find columns by their words, author, channel, date …")
    search.add_argument(
        "query",
        nargs="+",
        help="words, “phrases”, author: channel: section: is: has: before: after: minutes: lang:, with a minus before"
        " what is not wanted (after -- if that comes first)",
    )
    search.add_argument(
        "--follow", default="", metavar="NAME", help="follow the search like a channel, under this name"
    )
    search.add_argument("--best", action="store_true", help="best first instead of newest first")
    search.add_argument("-n", dest="limit", type=_count, default=20, metavar="N", help="how many (default 20)")
    _add_json(search)


def _add_columnist(commands: "argparse._SubParsersAction[_Parser]") -> None:
    columnist = commands.add_parser("columnist", help="who writes under a name, when, and their newest columns")
    columnist.add_argument("name", nargs="+", metavar="NAME", help="in either order, with initials, or the family name")
    columnist.add_argument("-n", dest="limit", type=_count, default=20, metavar="N", help="how many (default 20)")
    _add_json(columnist)


def _add_channels(commands: "argparse._SubParsersAction[_Parser]") -> None:
    channels = commands.add_parser("channels", help="the channels that are followed")
    channels.add_argument("matching", nargs="?", default="", help="only those with this in name, byline or section")
    channels.add_argument("--all", action="store_true", help="the whole catalogue, followed or not")
    _add_json(channels)
    refresh = commands.add_parser("refresh", help="ask the channels what is new")
    refresh.add_argument("names", nargs="*", metavar="name", help="only these channels, by name, code or url")
    refresh.add_argument("--due", action="store_true", help="only those that were not asked lately and may be now")
    _add_json(refresh)
    add = commands.add_parser("add", help="follow a channel: a url, or a name of the catalogue; a column is saved")
    what = add.add_mutually_exclusive_group(required=True)
    what.add_argument("wanted", metavar="URL|NAME", nargs="?", default="")
    what.add_argument("--pack", default="", metavar="PACK", help="follow all of this starter pack; packs lists them")
    _add_json(add)
    packs = commands.add_parser("packs", help="the starter packs: sets of channels to begin with")
    _add_json(packs)
    rename = commands.add_parser("rename", help="call a channel or a search that you follow something else")
    rename.add_argument("channel", metavar="CHANNEL", help="its name, code or url, or the name of a followed search")
    rename.add_argument("name", nargs="+", metavar="NAME", help="what it is called from now on")
    _add_json(rename)


def _add_channel(commands: "argparse._SubParsersAction[_Parser]") -> None:
    channel = commands.add_parser("channel", help="what is set for one channel that you follow, and setting it")
    channel.add_argument("channel", metavar="CHANNEL", help="its name, code or url")
    helps = {
        "text": "page: ask the page again where only the feed's text is here; feed: that is enough",
        "order": "what its list begins with",
        "refresh": "how often it is asked unbidden; never: only when it is named",
        "pictures": "whether they are shown in its columns",
        "keep": "days after which its columns that you kept nothing of may be let go of",
    }
    for name, choices in CHANNEL_CHOICES.items():
        channel.add_argument(f"--{name}", choices=choices, help=f"{helps[name]} ({', '.join(choices)})")
    channel.add_argument("--group", metavar="NAME", help="put it into this group, a new one if there is none")
    _add_json(channel)


def _add_subscriptions(commands: "argparse._SubParsersAction[_Parser]") -> None:
    bring = commands.add_parser(
        "import", help="follow the channels of an OPML file or newsboat's urls, or keep what another program saved"
    )
    bring.add_argument(
        "list",
        metavar="FILE|URL|-",
        help="a file, a url, or - for standard input: OPML, urls, Byline's own JSON Lines, a list of Pocket, Instapaper"
        " or Readwise Reader",
    )
    bring.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    _add_json(bring)
    export = commands.add_parser("export", help="take columns along in open formats, or the list of channels as OPML")
    export.add_argument(
        "what", metavar="opml|saved|unread|highlights|CHANNEL|article", help="a list, or columns by address"
    )
    export.add_argument(
        "rest",
        nargs="*",
        default=[],
        metavar="URL|FILE|FOLDER|-",
        help="the addresses, and where to (default: standard output)",
    )
    export.add_argument(
        "--format",
        choices=("md", "html", "epub", "txt", "jsonl", "csv"),
        help="default: by the name of the file; md into a folder, a file for each column; csv, for Readwise, only of"
        " highlights",
    )
    _add_json(export)
    export.add_argument("--force", action="store_true", help="write over files that are there")
    doctor = commands.add_parser("doctor", help="what may be wrong: library, settings, terminal, channels")
    doctor.add_argument("--online", action="store_true", help="also ask one site of the catalogue")
    _add_json(doctor)
    rescue = commands.add_parser("rescue", help="make a library of what can be read of a damaged one")
    rescue.add_argument("file", metavar="FILE", help="the damaged library, which stays as it is")
    rescue.add_argument("--to", default="", metavar="NEW", help="where the new one is made (default FILE.new)")
    _add_json(rescue)


def _add_prune(commands: "argparse._SubParsersAction[_Parser]") -> None:
    prune = commands.add_parser(
        "prune", help="let go of old columns that you kept nothing of: texts, pages, their place in lists"
    )
    prune.add_argument(
        "--older-than",
        type=_age,
        default=DAYS,
        metavar="DAYS",
        help=f"only of columns that nothing was done with for so many days, 1 or more (default {DAYS}), unless their"
        " channel has days of its own",
    )
    prune.add_argument(
        "--larger-than",
        type=_days,
        default=0,
        metavar="MB",
        help="only of columns whose text and pages take more megabytes than that",
    )
    prune.add_argument("--dry-run", action="store_true", help="only tell what would be let go of")
    _add_json(prune)


def _add_library(commands: "argparse._SubParsersAction[_Parser]") -> None:
    library = commands.add_parser("library", help="the file of your library: its room, copies, soundness")
    doings = library.add_subparsers(dest="doing", metavar="where|check|backup|restore|compact|repair", required=True)
    _add_json(doings.add_parser("where", help="where it is, what takes the room in it, and the last copy"))
    _add_json(doings.add_parser("check", help="look over all of it; 1 if it is damaged"))
    backup = doings.add_parser("backup", help="copy it whole, also while Byline is open")
    backup.add_argument("file", nargs="?", default="", metavar="FILE", help="where to (default: the folder of copies)")
    _add_json(backup)
    restore = doings.add_parser("restore", help="put a copy in its place; the present one is kept aside")
    restore.add_argument("file", metavar="FILE", help="the copy, which stays as it is")
    _add_json(restore)
    _add_json(doings.add_parser("compact", help="give back the room that is free in it"))
    repair = doings.add_parser("repair", help="make a library of what can be read of a damaged one, as rescue does")
    repair.add_argument("file", nargs="?", default="", metavar="FILE", help="the damaged one (default: your library)")
    repair.add_argument("--to", default="", metavar="NEW", help="where the new one is made (default FILE.new)")
    _add_json(repair)


def _add_vault(commands: "argparse._SubParsersAction[_Parser]") -> None:
    vault = commands.add_parser(
        "vault", help="write what is saved into a folder of Markdown files, for Obsidian or Logseq"
    )
    vault.add_argument("folder", nargs="?", default="", metavar="FOLDER", help="default: the one of the setting vault")
    _add_json(vault)


def _add_journal(commands: "argparse._SubParsersAction[_Parser]") -> None:
    journal = commands.add_parser("journal", help="what is done on your other machines, and what they are told")
    journal.add_argument(
        "doing",
        nargs="?",
        choices=("status", "sync"),
        default="status",
        metavar="status|sync",
        help="status: which machines there are; sync: take in what they did, tell what was done here",
    )
    journal.add_argument("--anew", action="store_true", help="tell all of it again, in a folder from which it is gone")
    _add_json(journal)


def _add_rules(commands: "argparse._SubParsersAction[_Parser]") -> None:
    doings = commands.add_parser("rules", help="rules for the pages of single sites").add_subparsers(
        dest="doing", metavar="test|list", required=True
    )
    test = doings.add_parser("test", help="show a page cleaned without rules and with them")
    test.add_argument("page", metavar="URL|FILE")
    test.add_argument("--url", default="", help="the address that the page in the file is from")
    _add_json(test)
    _add_json(doings.add_parser("list", help="the files of rules, your own and the built-in ones"))


def _add_reclean(commands: "argparse._SubParsersAction[_Parser]") -> None:
    reclean = commands.add_parser("reclean", help="clean texts again from their stored pages, after an update")
    which = reclean.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="also those this cleaner made, as after new rules for a site")
    which.add_argument("--saved", action="store_true", help="those that are saved, which stay as they are otherwise")
    which.add_argument("name", nargs="?", default="", help="only those of this channel, by name, code or url")
    _add_json(reclean)


def _add_telling(commands: "argparse._SubParsersAction[_Parser]") -> None:
    """What Byline tells of itself."""
    config = commands.add_parser("config", help="every setting, its value and where that comes from")
    config.add_argument(
        "doing",
        nargs="?",
        choices=("edit", "set"),
        metavar="edit|set",
        help="edit: open the file in your editor; set: keep one setting in it",
    )
    config.add_argument("name", nargs="?", metavar="NAME", help="the setting to set, or one of a table: keys.save")
    config.add_argument("value", nargs="?", metavar="VALUE", help="its value; the default takes it out of the file")
    _add_json(config)
    keys = commands.add_parser("keys", help="every command of the screen, its name and its keys")
    keys.add_argument("--preset", choices=PRESETS, help="as that preset has them; beside the keys of that program")
    _add_json(keys)
    log = commands.add_parser("log", help="where the log is, and the last of what went wrong behind the screen")
    log.add_argument("-n", dest="limit", type=_count, default=40, metavar="N", help="how many lines (default 40)")
    manual = commands.add_parser("manual", help="the whole manual")
    manual.add_argument("--roff", action="store_true", help="as a page for man: byline manual --roff | man -l -")
    completion = commands.add_parser("completion", help="the script that completes byline's commands in your shell")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _count(text: str) -> int:
    return _number(text, range(1, 10_001))


def _days(text: str) -> int:
    return _number(text, KEPT)


def _age(text: str) -> int:
    # 0 would let go of what was read a moment ago, where in the settings it keeps everything for good.
    return _number(text, range(1, KEPT.stop))


def _measure(text: str) -> int:
    return _number(text, range(20, 401))


def _number(text: str, numbers: range) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if number not in numbers:
        raise argparse.ArgumentTypeError(f"a number from {numbers.start} to {numbers.stop - 1}, please")
    return number
