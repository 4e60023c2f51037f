"""考试窗口: identity and rules, answering, handing in, and what the candidate may see afterwards."""
