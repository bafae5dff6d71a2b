"""What holds for all tests."""

from hypothesis import settings

# A busy machine must not fail a test: how long something takes is measured in tests/bench.
settings.register_profile("byline", deadline=None)
settings.load_profile("byline")
