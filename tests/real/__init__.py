"""The exam window under a real window manager."""
