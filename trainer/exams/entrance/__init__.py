"""入场签到: a candidate comes to the exam without the personal password."""
