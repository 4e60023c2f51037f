"""审定, 公示, 生效: from marked results to results that count, each step by a named person."""
