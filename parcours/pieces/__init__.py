"""What becomes of a file that somebody attaches to a dossier: its name, its type by content, what is kept of it."""
