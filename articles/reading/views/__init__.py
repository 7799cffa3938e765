"""Public pages: each view finds, asks, renders."""
