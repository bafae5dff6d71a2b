"""What can be typed in plain mode besides numbers."""

from dataclasses import replace

from reader.model.address import host_of, without_login
from reader.model.entry import State
from reader.plain import marks
from reader.plain.declaring import Verb, all_verbs, verb, verb_for
from reader.plain.places import Home, Over, Page, Row, Shelf, Stand
from reader.plain.refreshing import refresh_lines
from reader.plain.session import Lines, Session
from reader.plain.speaking import links_of
from reader.service import deeds
from reader.service.following.timing import asked_with_all
from reader.service.library import adding, columnists, editions, lists, saving
from reader.service.library.adding import Kept
from reader.service.library.columnists import Columnist, lateness
from reader.service.library.searching import find, index_all, read_query
from reader.service.reading import outside, visiting
from reader.service.reading.prefetching import fetch_saved
from reader.typeset.counting import counted

COLUMNS = (Shelf, Page)
INDEXED_AT_ONCE = 5000
"""How many entries are indexed before an answer: some seconds, needed for a library made before."""

__all__ = ["DECLARED", "all_verbs", "verb_for"]

DECLARED = (marks,)
"""What else declares words."""


@verb("", "more", help="go on: the next of the list, the next paragraph")
async def more(session: Session, rest: str) -> Lines:
    return await session.more()


@verb("all", help="the rest of the column at once", places=(Page,))
async def read_rest(session: Session, rest: str) -> Lines:
    return await session.read_rest()


@verb("n", "next", help="open the next unread column", places=COLUMNS)
async def next_unread(session: Session, rest: str) -> Lines:
    return await _to_unread(session, 1)


@verb("p", "previous", help="open the previous unread column", places=COLUMNS)
async def previous_unread(session: Session, rest: str) -> Lines:
    return await _to_unread(session, -1)


async def _to_unread(session: Session, step: int) -> Lines:
    place = session.place
    shelf, here = (place.shelf, place.number) if isinstance(place, Page) else (place, -1 if step > 0 else 0)
    assert isinstance(shelf, Shelf)
    ids = shelf.ids[here + 1 :] if step > 0 else shelf.ids[:here][::-1]
    entry = next((each for each in await lists.read_rows(session.desk, ids) if each.state.unread), None)
    if entry is None:
        return [f"Nothing {'further down' if step > 0 else 'further up'} in {shelf.title} is unread."]
    return await session.read(shelf, shelf.ids.index(entry.id))


@verb("again", "l", "list", help="say this list, or this column, from the beginning")
async def again(session: Session, rest: str) -> Lines:
    match session.place:
        case Page() as page:
            session.place = replace(page, said=0)
            return [page.opened.article.headline, *await session.read_on()]
        case Shelf(row=row) if row:
            return await session.show(row)
        case Shelf() | Stand() as listed:
            session.place = replace(listed, said=0)
            return await session.more()
    return await session.home()


@verb("b", "back", help="go out: from the column to its list, from a list to the channels")
async def back(session: Session, rest: str) -> Lines:
    if isinstance(session.place, Page) and session.place.shelf.came_from:
        session.place = page = session.place.shelf.came_from
        return [page.opened.entry.bare_headline, "Type Enter to read on, again for its beginning."]
    if isinstance(session.place, Page):
        session.place = session.place.shelf
        return [f"{session.place.title}, {counted(len(session.place.ids), 'column')}. Type again to hear them."]
    return await channels(session, rest)


@verb("c", "channels", help="the channels")
async def channels(session: Session, rest: str) -> Lines:
    await session.leave()
    return await session.home()


@verb("saved", help="what is saved")
async def saved(session: Session, rest: str) -> Lines:
    await session.leave()
    await session.home()
    assert isinstance(session.place, Home)
    return await session.enter(next(row for row in session.place.rows if row.title == "Saved"))


@verb("edition", help="today's edition, which ends")
async def edition(session: Session, rest: str) -> Lines:
    made = await editions.todays(session.desk)
    if not made.entries:
        return ["Nothing is unread: there is no edition today. Type refresh for more."]
    await session.leave()
    left = f"{counted(len(made.left), 'column')} left, {counted(made.minutes, 'minute')} as far as known."
    return [left, *await session.enter(Row("Today's edition", editions.EDITION, left))]


@verb("s", "save", help="save the column for good", places=(Page,))
async def save(session: Session, rest: str) -> Lines:
    entry = await session.entry_here()
    if entry.saved:
        return ["It is saved already. Type unsave to let it go."]
    session.change, error = await saving.save(session.desk, entry)
    return [f"Saved, but without its text: {error.headline}" if error else "Saved."]


@verb("unsave", help="let a saved column go", places=(Page,))
async def unsave(session: Session, rest: str) -> Lines:
    entry = await session.entry_here()
    if not entry.saved:
        return ["It is not saved."]
    session.change = await saving.unsave(session.desk, entry)
    return ["No longer saved. Type undo to keep it after all."]


@verb("k", "links", help="the links of the column", places=(Page,))
async def list_links(session: Session, rest: str) -> Lines:
    links = _links(session)
    if not links:
        return ["This column has no links."]
    lines = [f"Link {number}: {words}, {host_of(url)}." for number, (words, url) in enumerate(links, 1)]
    return [*lines, "Type link and a number to follow one; back leads back here."]


@verb("link", help="follow a link by its number: link 2", places=(Page,))
async def follow_link(session: Session, rest: str) -> Lines:
    links, page = _links(session), session.place
    number = int(rest[:9]) if rest.isascii() and rest.isdigit() else 0
    if not 0 < number <= len(links):
        return await list_links(session, rest)
    assert isinstance(page, Page)
    entry = await visiting.entry_at(session.desk, links[number - 1][1])
    return await session.read(Shelf("What you followed", (entry.id,), came_from=page), 0)


def _links(session: Session) -> tuple[tuple[str, str], ...]:
    assert isinstance(session.place, Page)
    return links_of(session.place.opened.article)


@verb("m", "finished", help="mark the column as finished, or as unread again", places=(Page,))
async def toggle_finished(session: Session, rest: str) -> Lines:
    session.change = await saving.toggle_finished(session.desk, await session.entry_here())
    return ["Finished." if session.change.label == State.FINISHED else "Unread again."]


@verb("finish", help="mark the whole list as finished", places=(Shelf,))
async def finish_list(session: Session, rest: str) -> Lines:
    assert isinstance(session.place, Shelf)
    session.change = await saving.mark(session.desk, session.place.ids, State.FINISHED)
    return [f"{counted(len(session.change.entry_ids), 'column')} finished. Type undo to take it back."]


@verb("u", "undo", help="take back what was saved, marked, finished or followed last")
async def undo(session: Session, rest: str) -> Lines:
    if session.change is None:
        return ["Nothing to undo."]
    change, session.change = session.change, None
    await deeds.undo(session.desk, change)
    if isinstance(session.place, Stand):
        known = {each.id: each for each in await lists.read_catalogue(session.desk)}
        now = tuple(known.get(each.id, each) for each in session.place.channels)
        session.place = replace(session.place, channels=now)
    return [f"Undone: {change.label}."]


@verb("o", "browser", help="open the column in the browser", places=(Page,))
async def browser(session: Session, rest: str) -> Lines:
    url = (await session.entry_here()).url
    outside.open_in_browser(session.desk.address(url))
    return [f"Opened in the browser: {without_login(url)}"]


@verb("x", "fetch", help="fetch and clean the column again", places=(Page,))
async def fetch_again(session: Session, rest: str) -> Lines:
    assert isinstance(session.place, Page)
    return await session.read(session.place.shelf, session.place.number, again=True)


@verb("r", "refresh", help="ask this channel, or all of them, what is new")
async def refresh(session: Session, rest: str) -> Lines:
    shelf = session.place.shelf if isinstance(session.place, Page) else session.place
    row = shelf.row if isinstance(shelf, Shelf) else None
    if row and row.channel:
        return [*await refresh_lines(session.desk, [row.channel]), *await session.show(row)]
    front = await lists.read_front(session.desk)
    lines = await refresh_lines(session.desk, asked_with_all(front.channels))
    came = await fetch_saved(session.desk)
    lines += [f"The text of {counted(len(came), 'saved column')} is here now."] if came else []
    return [*lines, *await session.home()]


@verb("/", "find", "search", help="search all texts: search slow trains")
async def search(session: Session, rest: str) -> Lines:
    if not rest:
        return ["Type search and the words to look for, such as: search slow trains."]
    query = read_query(rest)
    await index_all(session.desk, pause=0.0, most=INDEXED_AT_ONCE)
    found = await find(session.desk, query)
    await session.leave()
    session.place = Shelf(f"Search for {rest}", found.ids)
    return [f"{counted(len(found.ids), 'column')} found.", *(await session.more() if found.ids else [])]


@verb("columnist", help="all columns of who wrote this one, or of a name: columnist whitfield")
async def columnist(session: Session, rest: str) -> Lines:
    await index_all(session.desk, pause=0.0, most=INDEXED_AT_ONCE)
    await columnists.sign_all(session.desk, pause=0.0, most=INDEXED_AT_ONCE)
    if rest:
        return await _enter_columnist(session, await columnists.called(session.desk, rest))
    if not isinstance(session.place, Page):
        return ["Type columnist and a name, such as: columnist whitfield."]
    entry = await session.entry_here()
    found = await columnists.of_entry(session.desk, entry)
    if len(found) > 1:
        return [f"Several wrote it. Type columnist and one of: {', '.join(each.name for each in found)}."]
    return await _enter_columnist(session, found[0]) if found else ["Its byline names nobody."]


async def _enter_columnist(session: Session, found: Columnist) -> Lines:
    await session.leave()
    facts = (
        f"Publishes {found.rhythm.sentence}." if found.rhythm else "",
        lateness(found, session.desk.clock().astimezone().date()),
        f"Writes for {', '.join(found.mastheads)}." if found.mastheads else "",
        f"{found.kept}." if found.kept else "",
    )
    return [*filter(None, facts), *await session.enter(Row(found.name, found.scope, found.name))]


@verb("open", help="read what is at an address: open https://site/column")
async def visit(session: Session, rest: str) -> Lines:
    entry = await visiting.entry_at(session.desk, rest)
    await session.leave()
    return await session.read(Shelf("What you opened", (entry.id,)), 0)


@verb("a", "newsstand", help="channels to follow or let go by number: newsstand politics")
async def newsstand(session: Session, rest: str) -> Lines:
    wanted = rest.casefold().split()
    known = await lists.read_catalogue(session.desk)
    found = tuple(
        channel
        for channel in known
        if all(word in f"{channel.name} {channel.byline} {channel.section}".casefold() for word in wanted)
    )
    await session.leave()
    session.place = Stand(found)
    return [f"{counted(len(found), 'channel')} known. A number follows it or lets it go.", *await session.more()]


@verb("add", help="follow what is at an address, or has a name; a column is saved: add https://site/")
async def add(session: Session, rest: str) -> Lines:
    if not rest:
        return ["Type add and an address, or the name of a columnist."]
    followed = await adding.add(session.desk, rest)
    session.did(followed.change)
    if isinstance(followed, Kept):
        return _kept(followed)
    error = followed.refreshed.error
    return [f"You follow {followed.channel.name}{f', but: {error.headline}' if error else '.'}"]


def _kept(kept: Kept) -> Lines:
    channel, trouble = kept.channel, kept.trouble
    lines = [f"That is a column, so it is saved: {kept.entry.headline}"]
    if channel and kept.is_followed:
        lines.append(f"You follow {channel.name} already.")
    elif channel:
        lines.append(f"To follow {channel.name}, type add {without_login(channel.url)}")
    return [*lines, f"Its text is not here: {trouble.headline}"] if trouble else lines


@verb("?", "h", "help", help="this help")
async def show_help(session: Session, rest: str) -> Lines:
    """Only what can be typed here."""
    here = [each for each in all_verbs() if isinstance(session.place, each.places)]
    return ["A number: go there, or to that paragraph.", *(f"{_names(each)}: {each.help}." for each in here)]


def _names(each: Verb) -> str:
    return " or ".join(name or "Enter" for name in each.names)


@verb("q", "quit", help="leave Byline; every place is kept")
async def leave(session: Session, rest: str) -> Lines:
    session.place = Over()
    return []
