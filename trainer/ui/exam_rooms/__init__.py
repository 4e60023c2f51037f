"""考场与座位 of one exam: arrange, look, move by hand, seal, register; opened from the exam."""
