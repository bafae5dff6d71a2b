"""The trunk: the only place that knows the order of things.

Each module is one verb. Its functions take a `Desk` (what every verb needs at hand), are async,
and return values; none calls back, none knows a screen.
"""
