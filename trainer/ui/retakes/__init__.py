"""补考: the ladder in force, the cases it proposed, and what named persons decided about them."""
