"""Fitting all weights to gold pages, cross-validated by date; nothing here is needed to read a page."""
