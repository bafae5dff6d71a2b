"""The Lantern Syndicate: a small invented newspaper syndicate on the loopback address.

Its pages have the structure, the feed quirks and the noise of a real one, so that ``byline demo`` and the tests
go the whole way through HTTP, cleaning and the library without a network.
"""
