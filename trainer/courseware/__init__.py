"""课件: what is studied, and the log of studying it."""
