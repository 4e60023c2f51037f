"""Hours earned by studying courseware."""
