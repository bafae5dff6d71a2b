"""What to show, decided from values alone."""
