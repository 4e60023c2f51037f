"""年度教育培训档案 on paper and the lines behind its figures."""
