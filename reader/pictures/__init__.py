"""Bytes of a picture in, something a terminal can show out. Pure; the only importer of PIL besides the demo."""
