"""Fits the weights by which units of a page are told from its furniture, on all shared pages that have gold texts.

    python -m tests.bench.weights    writes reader/clean/body/weights.py, whole or not at all

Two logistic regressions with a quadratic penalty are fitted by Newton's method, the second with what the first says of
the neighbours. A long page counts less than its number of units. Needs numpy, which Byline itself does not.
What the weights are worth on pages they were not fitted on is printed by ``tests.bench.folds``.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.clean.body.scoring import score
from reader.clean.body.traits import Traits
from tests.bench.labels import Sample, samples

PENALTY = 25.0
ROUNDS = 15
RAREST = 100
WEIGHTS = Path(__file__).resolve().parents[2] / "reader" / "clean" / "body" / "weights.py"


class Weights(NamedTuple):
    """Of a unit by itself, and with the scores of its neighbours."""

    alone: dict[str, float]
    among: dict[str, float]


def fitted(pages: Sequence[Sample], leave_out: frozenset[str] = frozenset()) -> Weights:
    """The weights learned from these pages, without some traits."""
    plain = [[traits | {"bias": 1.0} for traits in page.traits] for page in pages]
    alone = _fit(pages, plain, leave_out)
    full = []
    for page, traits in zip(pages, plain, strict=True):
        among = page.near.traits([score(each, alone) for each in traits])
        full.append([one | other for one, other in zip(traits, among, strict=True)])
    return Weights(alone, _fit(pages, full, leave_out))


def _fit(pages: Sequence[Sample], traits: Sequence[Sequence[Traits]], leave_out: frozenset[str]) -> dict[str, float]:
    np = _numpy()
    rows = [
        (each, label, weight)
        for page, those in zip(pages, traits, strict=True)
        for each, label, weight in zip(those, page.labels, page.weights, strict=True)
        if label is not None
    ]
    names = _common([each for each, _, _ in rows], leave_out)
    number = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)), np.float32)
    for at, (each, _, _) in enumerate(rows):
        for name, value in each.items():
            if name in number:
                table[at, number[name]] = value
    labels, shares = np.array([label for _, label, _ in rows]), np.array([weight for _, _, weight in rows])
    found = np.zeros(len(names))
    for _ in range(ROUNDS):
        guess = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (shares * (guess - labels)) + PENALTY * found
        bend = (table * (shares * guess * (1 - guess))[:, None].astype(np.float32)).T @ table
        step = np.linalg.solve(bend + PENALTY * np.eye(len(names)), slope)
        found -= step
        if abs(step).max() < 1e-3:
            break
    return {name: round(float(value), 2) for name, value in zip(names, found, strict=True)}


def _common(rows: Sequence[Traits], leave_out: frozenset[str]) -> list[str]:
    """The traits that occur often enough to learn from."""
    counts = Counter(name for traits in rows for name, value in traits.items() if value)
    return sorted(name for name, count in counts.items() if count >= RAREST and name not in leave_out)


def _numpy() -> Any:
    try:
        import numpy as np
    except ImportError:
        sys.exit("Fitting needs numpy: install it into the environment of the tests.")
    return np


def shown(name: str, weights: dict[str, float]) -> str:
    """The weights as a table in Python; those near nothing are left out."""
    lines = (f'    "{trait}": {weight:.2f},\n' for trait, weight in weights.items() if abs(weight) >= 0.005)
    return f"{name}: Mapping[str, float] = {{\n{''.join(lines)}}}\n"


def main() -> None:
    pages = samples()
    weights = fitted(pages)
    module = (
        '"""What each trait of a unit counts: above 0 for the column, below 0 against it.\n\n'
        f"Fitted by ``tests/bench/weights.py`` on {len(pages)} pages with gold texts; not to be changed by hand.\n"
        '``ALONE`` weighs a unit by itself, ``AMONG`` with the scores of its neighbours.\n"""\n\n'
        f"from collections.abc import Mapping\n\n{shown('ALONE', weights.alone)}{shown('AMONG', weights.among)}"
    )
    # What is imported above must never be half written.
    draft = WEIGHTS.with_suffix(".draft")
    draft.write_text(module, "utf-8")
    draft.replace(WEIGHTS)


if __name__ == "__main__":
    main()
