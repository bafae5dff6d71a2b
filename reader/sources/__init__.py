"""What a channel lists: feeds, listing pages, comics, and the catalogue of channels. Pure: a page in, a listing out."""
