"""考试: papers, rosters, sittings, marking and results."""
