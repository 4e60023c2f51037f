"""Offline training and examination for administrative enforcement officers."""

__version__ = "0.1.0"
