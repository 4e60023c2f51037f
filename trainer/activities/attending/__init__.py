"""签到: who was there, half-day by half-day."""
