"""How a column is quoted."""

from reader.export.item import Facts
from reader.model.quotation import between_marks


def quotation(text: str, facts: Facts) -> str:
    """The words between quotation marks, and below where they stand."""
    return f"{between_marks(text)}\n— {citation(facts)}"


def citation(facts: Facts) -> str:
    """``Ada Writer, “Headline”, Masthead, 2026-11-23, https://… (accessed 2026-11-24)``; what is unknown is left out.

    Dates are ISO days, which every language reads and none turns round.
    """
    published = facts.published.isoformat() if facts.published else ""
    parts = (facts.byline, f"“{facts.headline}”", facts.masthead, published, facts.url)
    accessed = f" (accessed {facts.accessed.isoformat()})" if facts.accessed else ""
    return ", ".join(filter(None, parts)) + accessed
