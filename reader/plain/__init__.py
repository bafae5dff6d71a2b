"""The third face: the same program line by line, for screen readers, slow lines and terminals that cannot draw."""
