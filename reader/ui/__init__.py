"""The screen: the only room that imports textual and rich.

Widgets draw and say what was asked of them; commands ask the service; the screen holds the state.
"""
