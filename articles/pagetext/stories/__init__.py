"""Chains, heads, bylines, captions and jumps -> stories and photos, each field with its lines and how sure it is."""
