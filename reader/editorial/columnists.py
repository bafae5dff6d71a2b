"""Who wrote what: names as they are printed, whether two of them may be one person's, and the persons of many bylines.

A name alone joins nothing: two columns are of one person where their names agree and something else speaks for it, such
as a masthead, a channel, a second writer, or that they are copies of one column.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from reader.model.columnist import Signature
from reader.model.matching import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _set(
    "dr doctor prof professor sen senator rep representative gov governor sir dame lord lady rev reverend rabbi fr msgr"
    " mr mrs ms miss mx hon judge col gen maj capt lt sgt adm herr frau mme"
)
_LEARNED = _set("phd md dds jd esq rn mba obe cbe mbe dphil edd psyd llm mph dvm")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_PARTICLES = _set("de del della dos das da di du la le van von der den ter ten bin ibn al el zu af st ben abu")
_SPECIAL = re.compile(r",?\s*\bspecial to\b.*$", re.IGNORECASE)
# Letters with a stroke, which are no letters with an accent.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_APART = re.compile(r"[\s\u2010-\u2015-]+")
_SIGNS = re.compile(r"[^\w.]|_")


class Agreement(StrEnum):
    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A person's name, folded: the ``given`` names, of which those of one letter are initials, the ``family`` name with
    its particles, and the ``suffix`` (``jr``), empty if none is printed."""

    given: tuple[str, ...]
    family: str
    suffix: str = ""

    @property
    def key(self) -> str:
        """What all names have in common that may be this person's."""
        return self.family.rpartition(" ")[2]

    @property
    def first(self) -> str:
        return self.given[0] if self.given else ""

    @property
    def full(self) -> str:
        """The first and the family name, for whom that is all there is to tell."""
        return f"{self.first} {self.family}".strip()


@lru_cache(maxsize=4096)
def name_of(printed: str) -> Name | None:
    """The name of a person as it is printed, in either order; None if there is none in it."""
    straight, suffix = _straight(printed)
    words = [each for word in straight for each in _words(word)]
    if not words:
        return None
    at = len(words) - 1
    # Only the last word is joined by a hyphen to what stands before it in a family name.
    at -= max(0, len(_words(straight[-1])) - 1)
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return Name(tuple(words[:at]), " ".join(words[at:]), suffix)


def in_order(printed: str) -> str:
    """The name without titles and degrees, the given names first: ``Whitfield, Dr. Nora`` gives ``Nora Whitfield``."""
    words, suffix = _straight(printed)
    return " ".join([*words, *([_SUFFIX_PRINTED[suffix]] if suffix else [])])


_SUFFIX_PRINTED = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}


def agree(one: Name, other: Name) -> Agreement:
    """Whether two names may be one person's. Initials that fit are a maybe, and so is a name without its given ones."""
    if one == other:
        return Agreement.SAME
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return Agreement.DIFFERENT
    if (*one.given, *one.family.split()) == (*other.given, *other.family.split()):
        return Agreement.SAME
    if one.family != other.family:
        alike = _core(one.family) == _core(other.family) and one.first == other.first and len(one.first) > 1
        bare = _core(one.family) in (one.family, other.family)
        return Agreement.MAYBE if alike and bare and _fit(one.given, other.given) else Agreement.DIFFERENT
    if not one.given or not other.given:
        return Agreement.MAYBE
    if not _fit(one.given, other.given):
        return Agreement.DIFFERENT
    is_same = one.given == other.given or (one.first == other.first and len(one.first) > 1)
    return Agreement.SAME if is_same else Agreement.MAYBE


@dataclass(frozen=True, slots=True)
class Person:
    """``label`` tells them from all others of their name; ``names`` are as printed, ``mastheads`` where they write, the
    most frequent first."""

    label: str
    names: tuple[str, ...]
    mastheads: tuple[str, ...]
    signatures: tuple[Signature, ...]

    @property
    def entry_ids(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(each.entry_id for each in self.signatures))


@dataclass(slots=True)
class _Group:
    names: set[Name]
    entries: set[int] = field(default_factory=set)
    members: list[int] = field(default_factory=list)


def persons(signatures: Iterable[Signature]) -> tuple[Person, ...]:
    """The persons who signed, by name; the same whatever the order of the signatures. What is no name is nobody's."""
    named = [(name, each) for each in sorted(set(signatures), key=_order) if (name := name_of(each.name))]
    groups = [_Group({name}, {each.entry_id}, [at]) for at, (name, each) in enumerate(named)]
    for bucket in _buckets(named):
        for together in _alike(bucket, named):
            for at in together[1:]:
                _unite(groups, together[0], at)
    each_once = {id(group): group for group in groups}.values()
    return _told([[named[at][1] for at in sorted(group.members)] for group in each_once])


def _order(signature: Signature) -> tuple[object, ...]:
    return (
        *(signature.entry_id, signature.name, signature.masthead, signature.host, signature.column),
        *(signature.beside, sorted(signature.channels)),
    )


def _buckets(named: Sequence[tuple[Name, Signature]]) -> list[list[int]]:
    """The places of signatures that something speaks for being one person's, what speaks most first."""
    found: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for at, (name, each) in enumerate(named):
        for strength, said in _evidence(each):
            found[strength, said, name.key].append(at)
    return [found[key] for key in sorted(found) if len(found[key]) > 1]


def _evidence(signature: Signature) -> Iterator[tuple[int, str]]:
    if signature.column:
        yield 0, str(signature.column)
    for other in signature.beside:
        if (name := name_of(other)) and name.given:
            yield 1, name.full
    if signature.outlet:
        yield 2, fold(signature.outlet)
    for channel in signature.channels:
        yield 3, str(channel)


def _alike(bucket: Sequence[int], named: Sequence[tuple[Name, Signature]]) -> Iterator[list[int]]:
    """Of signatures that something speaks for, those whose names agree. What may be of several persons, as an initial
    that fits two names, is of none of them."""
    signed: dict[Name, list[int]] = defaultdict(list)
    for at in bucket:
        signed[named[at][0]].append(at)
    clusters: dict[str, list[list[Name]]] = defaultdict(list)
    for name in sorted(signed, key=_fullest_first):
        fitting: dict[Agreement, list[list[Name]]] = defaultdict(list)
        near = clusters[name.first] if len(name.first) > 1 else [each for row in clusters.values() for each in row]
        for cluster in near:
            fitting[_agree_with_all(name, cluster)].append(cluster)
        # Same comes before maybe: "N. Whitfield" is the N. Whitfield of before rather than a Nora.
        meant = fitting[Agreement.SAME] or fitting[Agreement.MAYBE]
        if len(meant) == 1:
            meant[0].append(name)
        else:
            clusters[name.first].append([name])
    for cluster in (each for row in clusters.values() for each in row):
        yield sorted(at for name in cluster for at in signed[name])


def _agree_with_all(name: Name, others: Iterable[Name]) -> Agreement:
    """Different if it is from one of them, else the same if it is as one of them."""
    found = {agree(name, each) for each in others}
    order = (Agreement.DIFFERENT, Agreement.SAME, Agreement.MAYBE)
    return next(each for each in order if each in found)


def _fullest_first(name: Name) -> tuple[object, ...]:
    written_out = sum(len(each) > 1 for each in name.given)
    return len(name.first) < 2, -written_out, -len(name.given), not name.suffix, name


def _unite(groups: list[_Group], one: int, other: int) -> None:
    """Makes their groups one, unless somebody in the one cannot be somebody in the other: by name, or because both
    signed the same column."""
    large, small = sorted((groups[one], groups[other]), key=lambda group: len(group.members), reverse=True)
    if large is small or not large.entries.isdisjoint(small.entries):
        return
    if any(agree(mine, theirs) is Agreement.DIFFERENT for mine in large.names for theirs in small.names):
        return
    large.names |= small.names
    large.entries |= small.entries
    large.members += small.members
    for at in small.members:
        groups[at] = large


def _told(groups: Sequence[Sequence[Signature]]) -> tuple[Person, ...]:
    made = [
        (
            _most_first(in_order(each.name) for each in group),
            _most_first(each.masthead for each in group if each.masthead),
            tuple(group),
        )
        for group in groups
    ]
    made.sort(key=lambda each: (fold(each[0][0]), -len(each[2]), each[1], _order(each[2][0])))
    of_name = Counter(fold(names[0]) for names, _, _ in made)
    taken: Counter[str] = Counter()
    found = []
    for names, mastheads, signed in made:
        label = names[0]
        outlet = next(iter((*mastheads, *_most_first(each.host for each in signed if each.host))), "")
        if of_name[fold(label)] > 1 and outlet:
            label = f"{label} ({outlet})"
        taken[label] += 1
        label = label if taken[label] == 1 else f"{label}, {taken[label]}"
        found.append(Person(label, names, mastheads, signed))
    return tuple(found)


def _most_first(texts: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(texts)
    return tuple(sorted(counts, key=lambda each: (-counts[each], -len(each), each)))


def _core(family: str) -> str:
    words = family.split()
    while len(words) > 1 and words[0] in _PARTICLES:
        words.pop(0)
    return " ".join(words)


def _fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no given name contradicts the one in its place; what is left out contradicts nothing."""
    pairs = zip(one, other, strict=False)
    return all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in pairs)


def _straight(printed: str) -> tuple[list[str], str]:
    """The words of a name as printed, the given names first, without titles and degrees; and its suffix, folded."""
    parts = [each.split() for each in _SPECIAL.sub("", printed).split(",")]
    suffix, kept = "", list[list[str]]()
    for part in filter(None, parts):
        words, found = _without_ends(part, alone=bool(kept))
        suffix = suffix or found
        if words:
            kept.append(words)
    if not kept:
        return [], suffix
    core = [word for word in kept[0] if _bare(word) not in _PARTICLES]
    # More than a family name before a comma is a whole name, and what follows is a place or a job.
    words = kept[1] + kept[0] if len(kept) == 2 and len(core) == 1 else kept[0]
    while len(words) > 1 and _bare(words[0]) in _TITLES:
        words = words[1:]
    return words, suffix


def _without_ends(words: Sequence[str], *, alone: bool) -> tuple[list[str], str]:
    """A part of a name without degrees and suffixes at its end; ``alone``, behind a comma, they may be all of it."""
    left, suffix = list(words), ""
    while len(left) > (0 if alone else 1):
        last = _bare(left[-1])
        if last in _LEARNED and (alone or len(left) > 2):
            left.pop()
        elif last in _SUFFIXES and (alone or len(left) > 2):
            suffix = suffix or _SUFFIXES[last]
            left.pop()
        else:
            break
    return left, suffix


def _bare(word: str) -> str:
    return fold(word).replace(".", "")


def _words(word: str) -> list[str]:
    """``N.B.`` are two initials, ``Jean-Paul`` two names, ``O’Neill`` is one."""
    plain = (_SIGNS.sub("", each) for each in _APART.split(fold(word).translate(_PLAIN)))
    return [part for each in plain for part in each.split(".") if part]
