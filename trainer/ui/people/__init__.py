"""人员: the list of persons by unit, one person's details, editing."""
