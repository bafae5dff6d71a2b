"""What stands on a page, read in one way for cleaning and for listing: tree, links, dates, people, hosts."""
