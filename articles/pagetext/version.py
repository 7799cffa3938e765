"""The version of the reconstruction, recorded with every import."""

VERSION = "1.25"
"""Raised whenever the same text may give another draft; a re-import compares it."""
