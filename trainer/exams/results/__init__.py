"""成绩: score lists, rates, one's own result, and outcomes for retakes and certificates."""
