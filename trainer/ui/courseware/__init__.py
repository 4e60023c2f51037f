"""课件: the library, adding files, reading, and who is to study what."""
