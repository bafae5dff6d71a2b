"""The expectations of listparser's test files, said of the channels read from a list."""

from reader.errors import SourceError
from reader.model.channel import NewChannel
from reader.model.page import Page
from reader.sources.exchange.newsboat import Complaint, name_of_url
from reader.sources.exchange.opml import read_outlines
from tests.bench.expectations import MET, NO_PLACE, NOT_MET, POLICY, Condition, Judgement, Relation

_WHOLE = "a channel has one section, the innermost name, not every category"
_LEFT_OUT = "a list inside a list is not followed; it is told with its line"
_NO_FOAF = "a list of friends (FOAF) is no list of channels; it is refused in words"


def judged(condition: Condition, source: Page) -> Judgement:
    """Whether the channels of a list meet a condition on listparser's result."""
    path = condition.path
    if "rdf:" in source.body.decode("latin-1").lower() and b"<opml" not in source.body:
        return Judgement(POLICY, _NO_FOAF)
    if ".bozo" in path or ".meta" in path or ".version" in path:
        return Judgement(NO_PLACE, "the head of a list: its title, owner, dates and version")
    try:
        channels, complaints = read_outlines(source)
    except SourceError:
        return Judgement(NOT_MET, "refused")
    if ".lists" in path:
        return Judgement(POLICY, _LEFT_OUT) if complaints else Judgement(NOT_MET, "no complaint")
    if "tags" in path or "categories" in path:
        return _section(condition, channels)
    return Judgement(MET if _met(condition, channels, complaints) else NOT_MET, str(channels))


def _section(condition: Condition, channels: tuple[NewChannel, ...]) -> Judgement:
    """A category is a path of names; ours is the last name of the first."""
    wanted = condition.wanted
    last = wanted[-1] if isinstance(wanted, list) and wanted else wanted
    return Judgement(MET) if last == channels[0].section else Judgement(POLICY, _WHOLE)


def _met(condition: Condition, channels: tuple[NewChannel, ...], complaints: tuple[Complaint, ...]) -> bool:
    kind, _, name = condition.path.removeprefix("len ").removeprefix("result.").partition(".")
    chosen = [each for each in channels if bool(each.feed_url) is (kind == "feeds")]
    if condition.path.startswith("len "):
        return len(chosen) == condition.wanted
    at, _, field = name.partition(".")
    channel = chosen[int(at)]
    wanted = str(condition.wanted)
    if wanted.startswith("result["):
        return len({each.name for each in chosen}) == 1
    if field == "url":
        return (channel.feed_url or channel.url) in (wanted, wanted.rstrip("/"))
    return condition.relation is Relation.IS and channel.name in (wanted, name_of_url(channel.url))
