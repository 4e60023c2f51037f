"""Tables of law."""
