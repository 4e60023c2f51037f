"""人员: who is trained and examined, where they belong, who may sign in."""
