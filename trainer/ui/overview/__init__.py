"""总览: what needs somebody today, how the units stand, what comes, what was done last."""
