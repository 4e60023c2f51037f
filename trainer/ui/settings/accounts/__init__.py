"""账号: who signs in, with which roles, and the one-time slips."""
