"""Filters people keep under a name, and the columns they look at."""
