"""As `reader.service.library.journalled`, of what is followed and what is muted."""

import json
from collections.abc import Mapping
from datetime import datetime

from reader.export.fields import instant_in
from reader.export.journal import (
    ABOUT,
    CHANNEL,
    FOLLOWED,
    GROUP,
    MUTE,
    NAME,
    canonical,
    channel_about,
    channel_in,
)
from reader.library.addresses import address
from reader.library.folding import words_of
from reader.library.journal import Kept
from reader.library.library import Library
from reader.model.channel import Channel, NewChannel
from reader.model.moment import moment_to_text
from reader.model.mute import Mute, MuteKind
from reader.service.library.ledger import NOTHING, Known, Ledger, shown


def record_lists(ledger: Ledger, *, at_first: bool) -> None:
    """Tells what was followed, let go of, renamed, moved, muted or is no longer; ``at_first`` all that there is."""
    library = ledger.library
    channels = {each.id: each for each in library.channels.followed()}
    for channel_id in library.journal.bound(CHANNEL):
        known = library.channels.get(channel_id)
        if known is None:
            # Merged into another, which is another subject.
            library.journal.let_go(CHANNEL, channel_id)
        else:
            channels[channel_id] = known
    for channel in channels.values():
        _record(ledger, channel, at_first=at_first)
    _record_mutes(ledger, at_first=at_first)


def _record(ledger: Ledger, channel: Channel, *, at_first: bool) -> None:
    journal = ledger.library.journal
    subjects = journal.subjects_of(CHANNEL, channel.id)
    if not subjects:
        subjects = (f"{CHANNEL} {address(channel.url)}",)
        journal.bind(subjects[0], CHANNEL, channel.id)
    known = ledger.known(subjects)
    for name, usual in zip((NAME, GROUP), _usual(ledger, channel), strict=True):
        if name not in known:
            known[name] = _untold(ledger, subjects[0], name, usual)
    present = {
        FOLLOWED: canonical(channel.followed),
        NAME: canonical(channel.name),
        GROUP: canonical(channel.section),
    }
    if ledger.compare(subjects, present, known, at_first=at_first) and ABOUT not in known:
        about = canonical(channel_about(_as_new(channel)))
        ledger.tell(subjects, ABOUT, about, Known(None, NOTHING), at_first=at_first)


def _usual(ledger: Ledger, channel: Channel) -> tuple[str, str]:
    """The name and the section that nobody chose: those of the catalogue, else those it came with."""
    return ledger.usual().get(address(channel.url), (channel.name, channel.section))


def _untold(ledger: Ledger, subject: str, name: str, here: str) -> Known:
    ledger.library.journal.put(Kept(subject, name, "", canonical(here), told=True))
    return Known(None, canonical(here))


def apply_channel(ledger: Ledger, subject: str) -> bool:
    """Does here what was told of the channel; False where it waits, since none is known and none is followed."""
    library = ledger.library
    channel_id = library.journal.row_of(subject) or _found(ledger, subject)
    channel = library.channels.get(channel_id)
    if channel is None:
        return False
    subjects = library.journal.subjects_of(CHANNEL, channel_id)
    known = ledger.known(subjects)
    wanted = {name: shown(each.register) for name, each in known.items() if each.register and name != ABOUT}
    for name, usual in zip((NAME, GROUP), _usual(ledger, channel), strict=True):
        if name not in known:
            _untold(ledger, subject, name, usual)
    follows = json.loads(wanted.get(FOLLOWED, canonical(channel.followed)))
    if follows != channel.followed:
        (library.channels.follow(channel_id, ledger.now) if follows else library.channels.unfollow(channel_id))
    name = json.loads(wanted.get(NAME, canonical(channel.name)))
    section = json.loads(wanted.get(GROUP, canonical(channel.section)))
    if name and (name, section) != (channel.name, channel.section):
        library.channels.arrange(channel_id, name, section)
    for each, value in wanted.items():
        library.journal.is_here(subjects, each, value)
    return True


def _found(ledger: Ledger, subject: str) -> int:
    """The channel that a subject is, made if it is followed; 0 if none is known."""
    library, told = ledger.library, ledger.known([subject])
    about = told[ABOUT].register if ABOUT in told else None
    known = library.channels.by_url(f"https://{subject.partition(' ')[2]}")
    channel_id = known.id if known else 0
    if not known and about:
        wanted = channel_in(json.loads(shown(about)))
        is_followed = FOLLOWED in told and told[FOLLOWED].register
        if not (is_followed and shown(is_followed) == canonical(True) and wanted.url and wanted.name):
            return 0
        channel_id = library.channels.add(wanted, ledger.now)
    if channel_id:
        library.journal.bind(subject, CHANNEL, channel_id)
    return channel_id


def _as_new(channel: Channel) -> NewChannel:
    words = (channel.url, channel.name, channel.kind, channel.byline, channel.section, channel.feed_url, channel.code)
    return NewChannel(*words, confirmed=channel.confirmed)


def _record_mutes(ledger: Ledger, *, at_first: bool) -> None:
    present = {}
    for each in ledger.library.mutes.all():
        if subject := _subject(ledger.library, each):
            present[subject] = canonical(_value(each))
    known = {each.subject for each in ledger.library.journal.of_kind(MUTE)}
    for subject in sorted(known | present.keys()):
        before = ledger.known([subject])
        here = before[MUTE].here if MUTE in before else NOTHING
        # Whose time is over is gone by itself: nobody took it away.
        if subject not in present and _is_over(json.loads(here), ledger.now):
            continue
        now = {MUTE: present[subject]} if subject in present else {}
        ledger.compare((subject,), now, before, at_first=at_first)


def apply_mutes(ledger: Ledger) -> int:
    """Does here what was told of all mutes; how many wait, since their channel or section is not known."""
    waiting = 0
    for each in ledger.library.journal.of_kind(MUTE):
        register = ledger.known([each.subject])[MUTE].register
        if register is None or shown(register) == each.here:
            continue
        if _apply_mute(ledger, each.subject, json.loads(shown(register))):
            ledger.library.journal.is_here([each.subject], MUTE, shown(register))
        else:
            waiting += 1
    return waiting


def _apply_mute(ledger: Ledger, subject: str, value: Mapping[str, object] | None) -> bool:
    library = ledger.library
    for each in library.mutes.all():
        if _subject(library, each) == subject:
            library.mutes.remove(each.number)
    if value is None or _is_over(value, ledger.now):
        return True
    kind, name = MuteKind(str(value["kind"])), str(value["name"])
    of_id = 0
    if kind is MuteKind.CHANNEL:
        channel = library.channels.by_url(f"https://{subject.split(' ', 2)[2]}")
        of_id = channel.id if channel else 0
    elif kind is MuteKind.SECTION:
        of_id = library.channels.section_called(name)
    if kind in (MuteKind.CHANNEL, MuteKind.SECTION) and not of_id:
        return False
    until = instant_in(value, "until")
    return library.mutes.add(kind, name, of_id, instant_in(value, "made_at") or ledger.now, until) is not None


def _subject(library: Library, mute: Mute) -> str:
    """What the mute is about, on every machine; empty where that is gone."""
    about = " ".join(words_of(mute.name))
    if mute.kind is MuteKind.CHANNEL:
        channel = library.channels.get(mute.of_id)
        about = address(channel.url) if channel else ""
    elif mute.kind is MuteKind.SECTION:
        about = mute.name
    return f"{MUTE} {mute.kind.value} {about}" if about else ""


def _value(mute: Mute) -> dict[str, object]:
    until = moment_to_text(mute.until)
    return {"kind": mute.kind.value, "name": mute.name, "made_at": moment_to_text(mute.made_at), "until": until}


def _is_over(value: Mapping[str, object] | None, now: datetime) -> bool:
    until = instant_in(value, "until") if value else None
    return until is not None and until <= now
