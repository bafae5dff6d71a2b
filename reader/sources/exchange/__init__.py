"""Lists of channels that readers exchange."""
