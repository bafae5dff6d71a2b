"""Comics, a strip a page."""
