"""考试: the list, a new exam, and one exam with its roster, its board and its scores."""
