"""账号: names, passwords and roles of those who sign in."""
