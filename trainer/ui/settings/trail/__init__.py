"""审计日志: who did what, when and why."""
