"""The lists and what is followed, on the command line."""

import argparse
from collections import Counter
from collections.abc import Sequence

from reader.cli.desk import open_desk
from reader.cli.output import ACCENT, BOLD, DIM, ERROR, Writer, complain, remark
from reader.cli.packs import follow_pack
from reader.cli.progress import Progress
from reader.cli.records import channel_record, entry_record, search_record
from reader.cli.searching import AT_ONCE as AT_ONCE_INDEXED
from reader.cli.searching import write_searches
from reader.config import load_configuration
from reader.errors import CutOff, SourceError
from reader.model.address import without_login
from reader.model.channel import Channel
from reader.model.entry import Entry, SavedOrder, Scope, ScopeKind
from reader.model.matching import fold
from reader.model.search import FollowedSearch
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.following import following, newsstand, refreshing
from reader.service.following.refreshing import Refreshed
from reader.service.following.timing import asked_with_all, is_due
from reader.service.library import adding, lists, searches
from reader.service.library.adding import Kept
from reader.service.library.comparing import compare_all
from reader.service.library.pruning import prune_unasked
from reader.service.library.searching import index_all
from reader.service.offline import cut_off, reading_offline
from reader.service.reading.prefetching import fetch_saved, fetch_wanted
from reader.typeset.counting import counted
from reader.typeset.dates import age
from reader.typeset.widths import fit

UNREAD = Scope(ScopeKind.UNREAD)
MOST = 10_000
NOTHING_UNREAD = "Nothing is unread. “byline refresh” asks for more."
NOTHING_SHORT = "Nothing unread is so short, as far as its text is here: how long the others are is not known yet."
FOLLOWS_NONE = "You follow no channel yet. “byline add URL” follows one, “byline channels --all” lists what is known."


async def channels(options: argparse.Namespace, paths: Paths) -> int:
    async with open_desk(options, paths) as desk:
        known = lists.read_catalogue if options.all else following.followed
        found = await known(desk, options.matching)
        named = await _searches(desk, options.matching)
    if options.matching and not (found or named):
        raise _no_match(options)
    writer = Writer(options.json)
    write_searches(writer, named)
    if not (found or named) and not writer.as_json:
        writer.line(FOLLOWS_NONE, DIM)
    common = _common_trouble(found)
    section = None
    for channel in found:
        if writer.as_json:
            writer.record(channel_record(channel))
            continue
        if channel.section != section:
            section = channel.section
            writer.line(section or "Other channels", BOLD)
        _write_channel(writer, channel, common)
    if common and not writer.as_json:
        several = sum(channel.trouble == common for channel in found)
        writer.line(f"! {several} could not be had: {common}", ERROR)
    return 0


async def _searches(desk: Desk, matching: str) -> list[FollowedSearch]:
    """The followed searches with what is typed in their names, counted as they are now."""
    await searches.count(desk)
    return [each for each in await searches.followed(desk) if fold(matching) in fold(each.name)]


def _common_trouble(channels: Sequence[Channel]) -> str:
    """What went wrong with several channels alike, to be said once; empty if nothing did."""
    said = Counter(channel.trouble for channel in channels if channel.trouble).most_common(1)
    return said[0][0] if said and said[0][1] > 1 else ""


def _no_match(options: argparse.Namespace) -> SourceError:
    if options.all:
        return SourceError(f"No channel matches “{options.matching}”.", "“byline add URL” follows one by its address.")
    return SourceError(
        f"None of the channels you follow matches “{options.matching}”.", "“--all” looks through the whole catalogue."
    )


def _write_channel(writer: Writer, channel: Channel, common: str) -> None:
    mark = writer.paint("★" if channel.followed else " ", ACCENT)
    unread = writer.paint(f"{channel.unread or '':>5}", ACCENT)
    doubt = writer.paint(f"  {'!' if channel.trouble == common else channel.trouble}", ERROR) if channel.trouble else ""
    guess = "" if channel.confirmed else writer.paint("  (unconfirmed)", DIM)
    url = writer.paint(without_login(channel.url), DIM)
    writer.raw(f" {mark} {writer.paint(fit(channel.name, 32))}{unread}  {url}{guess}{doubt}")


async def latest(options: argparse.Namespace, paths: Paths) -> int:
    order = load_configuration(paths.settings).settings.order
    async with open_desk(options, paths) as desk:
        unread = await _unread(desk, options, order)
        if options.minutes is None:
            entries, nothing = unread[: options.limit], NOTHING_UNREAD
        else:
            entries = tuple(entry for entry in unread if 0 < entry.minutes <= options.minutes)[: options.limit]
            nothing = NOTHING_SHORT
            unknown = sum(not entry.minutes for entry in unread)
            if unknown:
                remark(f"{unknown:,} unread left out: how long they are is not known until their text is here.")
        return write_entries(Writer(options.json), entries, desk, nothing)


async def _unread(desk: Desk, options: argparse.Namespace, order: str) -> tuple[Entry, ...]:
    """What is unread, of the channel or the search that is named if one is."""
    if not options.name:
        return await lists.read_entries(desk, UNREAD, options.limit if options.minutes is None else MOST, order)
    await index_all(desk, pause=0.0, most=AT_ONCE_INDEXED)
    scope, _ = await searches.listed(desk, options.name)
    return tuple(entry for entry in await lists.read_entries(desk, scope, MOST, order) if entry.state.unread)


async def saved(options: argparse.Namespace, paths: Paths) -> int:
    order = SavedOrder(options.order or load_configuration(paths.settings).settings.saved_order)
    async with open_desk(options, paths) as desk:
        entries = await lists.read_entries(desk, Scope(ScopeKind.SAVED, order=order), MOST)
        return write_entries(Writer(options.json), entries, desk, "Nothing is saved yet.")


def write_entries(writer: Writer, entries: tuple[Entry, ...], desk: Desk, nothing: str) -> int:
    """A list of entries from beginning to end; ``nothing`` is said of an empty one."""
    if not entries and not writer.as_json:
        writer.line(nothing, DIM)
    for entry in entries:
        if writer.as_json:
            writer.record(entry_record(entry))
            continue
        when = age(entry.published_at, desk.clock()) if entry.published_at else ""
        minutes = f"{entry.minutes} min" if entry.minutes else ""
        away = "text not here yet" if entry.saved and entry.verdict is None else ""
        away = "edited since" if entry.edited else away
        facts = " · ".join(
            filter(None, (entry.byline, entry.masthead, entry.channel, when, minutes, away, entry.also_at))
        )
        writer.headline(entry)
        writer.line(f"  {facts}", DIM)
        writer.line(f"  {without_login(entry.url)}", DIM)
    return 0


async def refresh(options: argparse.Namespace, paths: Paths) -> int:
    writer = Writer(options.json)
    if options.offline:
        raise reading_offline()
    async with open_desk(options, paths, to_write=True) as desk:
        named = [await searches.channel_called(desk, name) for name in options.names]
        meant = named or asked_with_all(await following.followed(desk))
        wanted = [channel for channel in meant if not options.due or is_due(channel, desk.clock())]
        if not wanted and not writer.as_json:
            writer.line("Nothing is due yet." if meant else FOLLOWS_NONE, DIM)
        asked, failed = await _ask(writer, desk, wanted)
        if not options.names:
            await _fetch_wanted(writer, desk)
            await _fetch_saved(writer, desk)
        await index_all(desk, pause=0.0)
        await compare_all(desk, pause=0.0)
        await searches.count(desk)
        await prune_unasked(desk, load_configuration(paths.settings).settings.keep)
    return 1 if wanted and failed == asked else 0


async def _ask(writer: Writer, desk: Desk, wanted: Sequence[Channel]) -> tuple[int, int]:
    """Asks the channels and writes what came; how many were asked, and how many of them failed."""
    asked, failed, new, unreached = 0, 0, 0, []
    with Progress("channels", shown=writer.is_watched) as progress:
        async for answer in refreshing.refresh_all(desk, wanted):
            asked, failed, new = asked + 1, failed + (answer.error is not None), new + answer.new
            if isinstance(answer.error, CutOff) and not writer.as_json:
                unreached.append(answer)
            else:
                if answer.new or answer.error or not progress.is_shown:
                    with progress.aside():
                        _write_refreshed(writer, answer)
            progress.reach(asked, len(wanted), f"{failed:,} failed" if failed else "")
    if progress.is_shown:
        writer.line(f"{new:,} new in {asked:,} channels{f', {failed:,} failed' if failed else ''}.", BOLD)
    away = cut_off(len(wanted), asked, len(unreached))
    if away:
        complain(away)
    else:
        for answer in unreached:
            _write_refreshed(writer, answer)
    return asked, failed


async def _fetch_wanted(writer: Writer, desk: Desk) -> None:
    """The network is back, it seems: what was asked for without one is fetched now."""
    came = await fetch_wanted(desk)
    if came and not writer.as_json:
        writer.line(f"{len(came)} that could not be had before can be read now.", DIM)


async def _fetch_saved(writer: Writer, desk: Desk) -> None:
    came = await fetch_saved(desk)
    if came and not writer.as_json:
        writer.line(f"The text of {counted(len(came), 'saved column')} is here now.", DIM)


def _write_refreshed(writer: Writer, answer: Refreshed) -> None:
    if writer.as_json:
        error = answer.error.headline if answer.error else ""
        writer.record({**channel_record(answer.channel), "new": answer.new, "trouble": error})
    elif answer.error:
        complain(type(answer.error)(f"{answer.channel.name}: {answer.error.headline}", answer.error.hint))
    else:
        writer.raw(f"{writer.paint(f'{answer.new:>4} new', ACCENT)}  {writer.paint(answer.channel.name)}")


async def add(options: argparse.Namespace, paths: Paths) -> int:
    writer = Writer(options.json)
    async with open_desk(options, paths, to_write=True) as desk:
        if options.pack:
            return await follow_pack(desk, options)
        followed = await adding.add(desk, options.wanted)
    if isinstance(followed, Kept):
        return _write_kept(writer, followed)
    if not writer.as_json:
        writer.line(f"You follow {followed.channel.name} now.", BOLD)
    _write_refreshed(writer, followed.refreshed)
    for other in followed.others if not writer.as_json else ():
        writer.line(f"  also there: {other.name}  {without_login(other.feed_url or other.url)}", DIM)
    return 0 if followed.refreshed.error is None else 1


async def rename(options: argparse.Namespace, paths: Paths) -> int:
    writer = Writer(options.json)
    async with open_desk(options, paths, to_write=True) as desk:
        meant = await searches.named(desk, options.channel)
        if isinstance(meant, FollowedSearch):
            await searches.rename(desk, meant, " ".join(options.name))
            search = next(each for each in await searches.followed(desk) if each.number == meant.number)
            name, record = search.name, search_record(search)
        else:
            await newsstand.rename(desk, meant, " ".join(options.name))
            channel = await following.now(desk, meant)
            name, record = channel.name, channel_record(channel)
    if writer.as_json:
        writer.record(record)
    else:
        writer.line(f"{meant.name} is called {name} now.", BOLD)
    return 0


def _write_kept(writer: Writer, kept: Kept) -> int:
    channel = kept.channel
    if writer.as_json:
        follow = without_login(channel.url) if channel and not kept.is_followed else ""
        trouble = kept.trouble.headline if kept.trouble else ""
        writer.record({**entry_record(kept.entry), "error": trouble, "follow": follow})
    else:
        writer.line(f"That is a column, so it is saved: {kept.entry.headline}", BOLD)
        if channel and kept.is_followed:
            writer.line(f"You follow {channel.name} already.", DIM)
        elif channel:
            writer.line(f"“byline add {without_login(channel.url)}” follows {channel.name}.", DIM)
        if kept.trouble:
            complain(type(kept.trouble)(f"Its text is not here: {kept.trouble.headline}", kept.trouble.hint))
    return 0 if kept.trouble is None else 1
