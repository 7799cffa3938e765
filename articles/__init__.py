"""The newsroom: from page text to published articles."""
