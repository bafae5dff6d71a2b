"""What fills the terminal: the reading screen and the help."""
