"""The import page: files as batches, each item repaired where it stands."""
