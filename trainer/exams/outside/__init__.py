"""外部成绩: scores of paper exams and of exams held elsewhere, with their proof and a second person."""
