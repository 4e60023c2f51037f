"""Citations that stand in the rationale of a question and nowhere else: found, looked at, taken over by a person."""
