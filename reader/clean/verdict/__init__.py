"""What a page really is."""
