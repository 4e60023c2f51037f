"""The assistant of a new workspace: office, administrator, rule set, starter bank, recovery sheet."""
