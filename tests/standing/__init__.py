"""After the exam: corrections, standing, objections."""
