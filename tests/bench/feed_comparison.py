"""Byline beside feedparser on the files whose expectations are feedparser's own: which of them each one meets.

Compared is what Byline has a place for. Feedparser gets the bytes as they are in the corpus and the headers they came
with, and its values are taken as they are; Byline's have gone through its policies, which is where the two part.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import feedparser

from tests.bench.expectations import MET, NO_PLACE, Condition, Judgement, Relation

BOTH, BYLINE, FEEDPARSER, NEITHER = "both", "Byline only", "feedparser only", "neither"
ORIGIN = "http://127.0.0.1:8097/opinion"


def told_by_feedparser(body: bytes, headers: Iterable[str]) -> Mapping[str, Any]:
    """What feedparser makes of a file that came with these headers, or with nothing but its address."""
    named = {name.lower(): value.strip() for name, _, value in (header.partition(":") for header in headers)}
    parsed: Mapping[str, Any] = feedparser.parse(BytesIO(body), response_headers={"content-location": ORIGIN, **named})
    return parsed


def meets(told: Mapping[str, Any], condition: Condition) -> bool:
    """Whether what feedparser told meets the condition."""
    path, wanted = condition.path, condition.wanted
    value = _at(told, path.removeprefix("len "))
    if path.startswith("len "):
        value = len(value or ())
    match condition.relation:
        case Relation.IS:
            return bool(value == wanted) or (wanted is None and not value)
        case Relation.CONTAINS:
            return value is not None and wanted in value
        case Relation.LACKS:
            return value is None or (value != wanted and not (isinstance(value, str) and str(wanted) in value))
        case Relation.HOLDS:
            return bool(value)


def _at(told: Any, path: str) -> Any:
    for step in path.split("."):
        try:
            told = told[int(step) if isinstance(told, list) else step]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return told


class Comparison:
    """Counts of who meets what, and of the reasons why Byline alone does not."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    def add(self, judgement: Judgement, other: bool) -> None:
        """Counts one expectation that Byline has a place for; ``other``: feedparser meets it."""
        if judgement.verdict == NO_PLACE:
            return
        mine = judgement.verdict == MET
        who = (BOTH if other else BYLINE) if mine else (FEEDPARSER if other else NEITHER)
        self.counts[who] += 1
        self.reasons[f"{who}: {judgement.why or judgement.verdict}"] += not mine

    def __str__(self) -> str:
        total = self.counts.total()
        lines = [f"feedparser's own {total} expectations that have a place in Byline, met by:"]
        lines += [f"{self.counts[who]:>5}  {who}" for who in (BOTH, BYLINE, FEEDPARSER, NEITHER)]
        lines += [f"{number:>5}    {why}" for why, number in self.reasons.most_common() if number]
        return "\n".join(lines)
