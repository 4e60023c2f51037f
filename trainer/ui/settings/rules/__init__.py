"""规则: the hours rule set of a year, the ladder of consequences, the unit code of certificates."""
