"""The headless face: the same service as the screen, on a pipe or a terminal. Never imports textual itself."""
