"""Read-only lists and boards across capabilities."""
