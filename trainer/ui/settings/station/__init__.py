"""考试机: where this PC stands, and whether it is fit for an exam."""
