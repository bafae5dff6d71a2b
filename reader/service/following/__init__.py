"""Which channels there are, and what they list now."""
