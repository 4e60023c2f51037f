"""A law changed: which keys are in doubt, and what people decide about them."""
