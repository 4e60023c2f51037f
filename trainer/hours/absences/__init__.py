"""折减: stretches in which a person owes no hours."""
