"""年度教育培训档案: what a person did in a year on one page, each version kept for good."""
