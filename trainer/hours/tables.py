"""Tables of hours."""
