"""Shared widgets: every screen is made of these."""
