"""题库: questions in immutable versions, their import, review and search."""
