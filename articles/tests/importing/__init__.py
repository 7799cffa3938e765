"""Tests of the way from page drafts to rows."""
