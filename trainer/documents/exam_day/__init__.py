"""考务文件: what is posted, handed out, signed and filed on the day of an exam."""
