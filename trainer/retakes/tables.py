"""Tables of retakes."""
