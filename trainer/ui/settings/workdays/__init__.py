"""工作日历: the days off and the worked weekends of a year, seen as months, with where they come from."""
