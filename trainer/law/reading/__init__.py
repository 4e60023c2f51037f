"""Statute texts as offices have them, read into articles. Pure: no store, no clock."""
