"""练习: topics, runs of questions with their verdicts, mock exams."""
