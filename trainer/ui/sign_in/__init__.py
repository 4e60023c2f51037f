"""The door: name and password, first password, privacy notice."""
