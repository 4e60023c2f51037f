"""试卷: blueprints, drawing, and papers frozen by value."""
