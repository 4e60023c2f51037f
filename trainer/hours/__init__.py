"""学时: the ledger of study hours and the rules that judge a year."""
