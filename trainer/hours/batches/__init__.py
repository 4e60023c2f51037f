"""Batches: what was entered together, and taking it back together."""
