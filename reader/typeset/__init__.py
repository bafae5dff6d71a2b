"""An article and a measure in, lines of styled runs out. Pure; knows cells and graphemes, not the screen."""
