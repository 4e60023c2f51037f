"""练习情况: which articles a unit's people are weak in, without names; what practice keeps back."""
