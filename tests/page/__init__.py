"""The ground floor of pages: what is read of them once, for articles and lists alike."""
