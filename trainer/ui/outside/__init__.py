"""外部成绩: entering scores of exams held elsewhere, and confirming what a colleague entered."""
