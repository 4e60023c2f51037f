"""法规: the statutes that questions cite."""
