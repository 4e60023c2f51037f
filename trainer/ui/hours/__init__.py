"""学时: the year of every officer against the rule set in force, entering, approving, taking back, export."""
