"""What a line says by itself: bytes to lines, and the words, forms and names in them."""
