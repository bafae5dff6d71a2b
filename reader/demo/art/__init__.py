"""The drawings: ink, and what is drawn with it."""
