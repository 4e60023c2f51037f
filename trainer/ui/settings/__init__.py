"""设置: accounts, rules, backups, the recovery sheet, the audit trail, about the program."""
