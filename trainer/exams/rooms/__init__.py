"""考点, 考场, 场次, 座位: who sits where and when, with which form, and what was changed late."""
