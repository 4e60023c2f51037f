"""Faults made on purpose, and a count of what was acknowledged and what is found after them."""
