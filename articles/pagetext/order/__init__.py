"""Body lines -> chains: which column goes on in which, and where one story ends and the next begins."""
