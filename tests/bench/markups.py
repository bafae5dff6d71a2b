"""One syndicate's column in hundreds of markups: of how many each part comes out right.

    python -m tests.bench.markups                 the table, and the variants that are wrong by name
    python -m tests.bench.markups --held-out      the same with words that were kept apart while the code was written
    python -m tests.bench.markups --seed N        other pairs and other whole pages

Exit status 1 if any part of any variant is wrong.
"""

import argparse
import sys
from collections import Counter

from reader.clean.pipeline import clean
from tests.clean.markups import PARTS, variants, wrong_parts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="also what was found and what was wanted")
    options = parser.parse_args()
    wrong: Counter[str] = Counter()
    named: list[str] = []
    count = 0
    for variant in variants(options.seed, options.held_out):
        count += 1
        if found := wrong_parts(clean(variant.page)):
            wrong.update(found.keys())
            named.append(f"{', '.join(found)}: {variant.name}")
            if options.show:
                named += [f"    {part}: {got!r}\n    wanted {wanted!r}" for part, (got, wanted) in found.items()]
    for part in PARTS:
        print(f"{part:<13}{count - wrong[part]:>5} of {count}")
    print(f"{'all parts':<13}{count - sum(not line.startswith(' ') for line in named):>5} of {count}")
    print("\n".join(named))
    sys.exit(bool(named))


if __name__ == "__main__":
    main()
