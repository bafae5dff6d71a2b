"""Searches that a person follows: kept under a name, listed and counted like a channel, renamed, let go."""

from reader.errors import SourceError
from reader.library.library import Library
from reader.library.query import read_query
from reader.model.channel import Channel
from reader.model.entry import Scope, ScopeKind
from reader.model.matching import fold
from reader.model.search import FollowedSearch
from reader.service.deeds import Change, SearchFollowed, SearchLetGo, SearchRenamed
from reader.service.desk import Desk
from reader.service.following import following
from reader.text import safe

LONGEST_NAME = 200


def scope_of(search: FollowedSearch) -> Scope:
    """The list of what it finds."""
    return Scope(ScopeKind.SEARCH, search=search.number)


async def followed(desk: Desk) -> tuple[FollowedSearch, ...]:
    """The searches that are followed, in the order of following."""
    return await desk.library.read(lambda library: library.searches.all())


async def called(desk: Desk, name: str) -> FollowedSearch | None:
    """The followed search of this name, whatever its case and accents; None if there is none."""
    return next((each for each in await followed(desk) if fold(each.name) == fold(name)), None)


async def listed(desk: Desk, name: str) -> tuple[Scope, str]:
    """The list of the followed channel or search of this name, and what it is called: a search only where no channel
    is called so. Raises SourceError if there is neither, or if it may be several channels."""
    meant = await named(desk, name)
    scope = Scope(ScopeKind.CHANNEL, meant.id) if isinstance(meant, Channel) else scope_of(meant)
    return scope, meant.name


async def named(desk: Desk, name: str) -> Channel | FollowedSearch:
    """The followed channel or search of this name: a search only where no channel is called so. Raises SourceError if
    there is neither, or if it may be several channels."""
    try:
        return await following.called(desk, name)
    except SourceError:
        search = await called(desk, name)
        if search is None:
            raise
        return search


async def channel_called(desk: Desk, name: str) -> Channel:
    """The followed channel of this name. Raises SourceError if there is none, and for a search, with what can be done
    with that."""
    meant = await named(desk, name)
    if isinstance(meant, Channel):
        return meant
    raise SourceError(
        f"“{meant.name}” is no channel but a search that you follow: {meant.query}",
        f"It is never asked and has no settings. “byline latest '{meant.name}'” lists what is unread of it, “byline"
        " rename” calls it something else.",
    )


async def follow(desk: Desk, query: str, name: str = "") -> Change:
    """Follows the query under a name, itself where none is given. Raises WrongQuery for one that cannot be understood,
    SourceError for none at all, and for the name of another."""
    typed = safe(query)
    if not read_query(typed):
        raise SourceError("There is nothing to search for.", "Type some words first.")

    def add(library: Library) -> Change:
        same = next((each for each in library.searches.all() if fold(each.query) == fold(typed)), None)
        if same:
            raise SourceError(f"You follow this search already: {same.name}.", "It stands under Searches.")
        wanted = _free_name(library, name or typed, 0)
        made = library.searches.add(wanted, typed, desk.clock())
        library.searches.set_unread(made.number, library.searches.count(made.number))
        return Change(f"followed the search {wanted}", (SearchFollowed(made.number),))

    return await desk.library.write(add)


async def rename(desk: Desk, search: FollowedSearch, name: str) -> Change:
    """Calls it so from now on. Raises SourceError for what is no name, or that of another."""

    def call(library: Library) -> Change:
        wanted = _free_name(library, name, search.number)
        library.searches.rename(search.number, wanted)
        return Change(f"renamed {search.name} to {wanted}", (SearchRenamed(search.number, search.name),))

    return await desk.library.write(call)


async def let_go(desk: Desk, search: FollowedSearch) -> Change:
    """Follows it no longer."""

    def remove(library: Library) -> Change:
        gone = library.searches.remove(search.number)
        return Change(f"let go of {search.name}", (SearchLetGo(gone),) if gone else ())

    return await desk.library.write(remove)


def _free_name(library: Library, name: str, number: int) -> str:
    wanted = safe(name)[:LONGEST_NAME]
    if not wanted:
        raise SourceError("A search needs a name.", f"At most {LONGEST_NAME} characters.")
    if any(fold(each.name) == fold(wanted) and each.number != number for each in library.searches.all()):
        raise SourceError(f"You follow another search called “{wanted}”.", "Give this one a name of its own.")
    # Whoever asks for a list by its name would never come to the search.
    if any(fold(each.name) == fold(wanted) for each in library.channels.followed()):
        raise SourceError(f"You follow a channel called “{wanted}”.", "Give the search a name of its own.")
    return wanted


async def count(desk: Desk) -> bool:
    """Counts what the searches find unread now, each by itself, so that a key comes in between; whether any count is
    another one."""
    changed = False
    for search in await followed(desk):
        changed = await _count_one(desk, search) or changed
    return changed


async def _count_one(desk: Desk, search: FollowedSearch) -> bool:
    unread = await desk.library.read(lambda library: library.searches.count(search.number))
    if unread == search.unread:
        return False
    await desk.library.write(lambda library: library.searches.set_unread(search.number, unread), durable=False)
    return True


async def remember(desk: Desk, query: str) -> None:
    """It was searched for."""
    typed = safe(query)
    if typed:
        await desk.library.write(lambda library: library.searches.remember(typed), durable=False)


async def recent(desk: Desk) -> tuple[str, ...]:
    """What was searched for last, the newest first."""
    return await desk.library.read(lambda library: library.searches.recent())


async def forget(desk: Desk) -> int:
    """Forgets what was searched for; how many queries it were."""
    return await desk.library.write(lambda library: library.searches.forget())
