"""The panes. Each draws its own lines and posts what it was asked for; none fetches."""
