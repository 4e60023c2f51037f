"""考试分析: the questions, the scores and the groups of a closed exam."""
