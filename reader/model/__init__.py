"""What Byline talks about: channels, entries, pages, articles. Frozen values, standard library only."""
