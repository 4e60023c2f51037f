"""题库: the list of questions, one question's details and review, writing, importing."""
