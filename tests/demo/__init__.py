"""The syndicate in small."""
