"""Which lines of invented columns are lost, and which lines of furniture get in, lay-out by lay-out.

    python -m tests.bench.lines              forty columns in each lay-out
    python -m tests.bench.lines --columns 8 --name

Lost lines are counted by their number of words; ``--name`` prints each. Furniture stands in paragraphs like those of
the column, above it or below, and is let in when it is in the blocks.
"""

import argparse
from collections import Counter

from tests.clean.invented import ABOVE, BELOW, invented
from tests.clean.layouts import LAYOUTS, let_in, lost

# Words up to which lines are counted together.
STEPS = (1, 3, 5, 8, 12, 999)


def step(line: str) -> int:
    return next(most for most in STEPS if len(line.split()) <= most)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--columns", type=int, default=40)
    parser.add_argument("--name", action="store_true", help="print every line lost or let in")
    options = parser.parse_args()
    head = "".join(f"{f'<={most}' if most < 999 else 'more':>7}" for most in STEPS)
    print(f"{'lay-out':<20}{head}{'last':>7}{'pages':>7}{'let in':>8}   of {options.columns}")
    sums: Counter[str] = Counter()
    for layout in LAYOUTS:
        gone: Counter[int] = Counter()
        last = pages = inside = 0
        for number in range(options.columns):
            column = invented(number)
            missing = lost(layout, column)
            gone.update(step(line) for line in missing)
            last += column.ends[-1] in missing
            pages += bool(missing)
            furniture = let_in(layout, column, ABOVE[number % len(ABOVE)], BELOW[number % len(BELOW)])
            inside += len(furniture)
            if options.name and (missing or furniture):
                print(f"  {layout.name} {number} {column.kind}: lost {missing}, let in {furniture}")
        sums.update({"last": last, "pages": pages, "in": inside, "lost": sum(gone.values())})
        figures = "".join(f"{gone[most]:7}" for most in STEPS)
        print(f"{layout.name:<20}{figures}{last:7}{pages:7}{inside:8}")
    print(f"lost {sums['lost']} lines on {sums['pages']} pages, last lines {sums['last']}, let in {sums['in']}")


if __name__ == "__main__":
    main()
