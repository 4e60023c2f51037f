"""我的主页: one's own exam, hours, courseware, results and certificates."""
