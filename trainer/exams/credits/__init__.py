"""Hours earned by passing an exam."""
