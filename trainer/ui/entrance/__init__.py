"""入场签到: number, photograph, last digits; no password."""
