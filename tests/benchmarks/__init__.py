"""`make bench`: speed and memory as ratios against the bare minimum, measured in the same run."""
