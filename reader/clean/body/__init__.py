"""Where the column is on its page."""
