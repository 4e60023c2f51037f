"""Tables of courseware."""
