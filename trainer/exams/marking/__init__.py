"""评分: marks by rule at once, marks by a person later, result versions that only grow."""
