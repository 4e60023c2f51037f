"""练习: spaced repetition towards the exam, the wrong-answer book, mock exams."""
