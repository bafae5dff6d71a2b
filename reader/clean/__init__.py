"""A page in, an article out: pure, synchronous, the only importer of readability."""
