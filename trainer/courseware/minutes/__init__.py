"""学习计时: which minutes of studying count, why the others do not, and the short quiz at the end."""
