"""学时认定 of a class: prepared by one person, approved as a whole by another."""
