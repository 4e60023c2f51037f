"""One's own result: as much as the review policy shows, and what may still be done about it."""
