"""年度计划: what is to be taught in a year, to whom, until when, for how much."""
