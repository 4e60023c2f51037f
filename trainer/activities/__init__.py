"""活动: one shape from the plan line over sessions, roster and attendance to hours in one approval."""
