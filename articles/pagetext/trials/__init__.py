"""What the importer is put through: hostile pages, damaged ones, and what comes of them."""
