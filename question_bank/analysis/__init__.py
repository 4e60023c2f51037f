"""What an exam says about its questions and about itself: figures with their intervals, none where too few sat it."""
