"""The composition root: builds everything by constructor."""
