"""Tables of bank."""
