"""Tables of exams."""
