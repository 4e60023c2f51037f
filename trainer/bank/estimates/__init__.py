"""难度估计: what exams said about how hard a question is, dated, beside what its author expected."""
