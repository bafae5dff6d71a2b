"""``python -m tests.bench``: see `tests.bench.speed`."""

from tests.bench.speed import main

if __name__ == "__main__":
    main()
