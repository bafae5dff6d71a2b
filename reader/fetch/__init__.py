"""From an address to a page, and from a file. `urls` and `files` do without httpx, whose import takes time."""
