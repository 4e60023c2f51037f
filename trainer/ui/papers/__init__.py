"""组卷: blueprints, drawing a paper, sealing it, the sealed papers."""
