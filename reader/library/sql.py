"""Pieces of SQL that several classes need, the model's own sets of values among them: each is said once."""

import json
from collections.abc import Iterable

from reader.model.entry import State
from reader.model.verdict import Verdict


def _listed(values: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


UNREAD = _listed(state for state in State if state.unread)
HAS_TEXT = _listed(verdict for verdict in Verdict if verdict.has_text)

IN_IDS = "IN (SELECT value FROM json_each(?))"
"""Any number of ids in one value, which `id_list` makes: SQLite limits how many values a statement takes."""

KEPT = ("saved", "note", "tag", "highlight")
"""The tables of what a person keeps of entries."""
KEPT_IDS = " UNION ".join(f"SELECT entry_id FROM {table}" for table in KEPT)
COPIES = f"SELECT entry_id FROM copy WHERE lead_id IN (SELECT lead_id FROM copy WHERE entry_id {IN_IDS})"
"""All copies of the columns that some entries are of, those entries with them; none of one that stands alone."""
IS_KEPT = "SELECT " + " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE entry_id = ?1)" for table in KEPT)
"""Whether a person keeps anything of an entry: then its text stays as it is."""

INDEX_AGAIN = "INSERT OR IGNORE INTO unindexed (entry_id) VALUES (?)"
"""For an entry whose words changed; `reader.library.index` does it when there is time."""


IS_LESSER = "EXISTS (SELECT 1 FROM copy WHERE copy.entry_id = entry.id AND copy.lead_id <> entry.id)"
"""Whether another copy of the same column stands for an entry."""


def lead_of(entry_id: str) -> str:
    """The entry that stands for the one that this SQL names, as SQL: itself where there is no other copy."""
    return f"ifnull((SELECT lead_id FROM copy WHERE copy.entry_id = {entry_id}), {entry_id})"


class IdList(str):
    """Ids in one value: told from a text, so that they can be changed for others."""

    __slots__ = ()


def id_list(ids: Iterable[int]) -> IdList:
    return IdList(json.dumps(list(ids)))


def ids_in(listed: IdList) -> list[int]:
    """The inverse of `id_list`."""
    return [int(each) for each in json.loads(listed)]


def text_list(texts: Iterable[str]) -> str:
    """Any number of texts in one value, for ``json_each``."""
    return json.dumps(list(texts))
