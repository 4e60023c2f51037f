"""个人信息: who left, whose time is over, lists of destruction with their signatures, and the register of exports."""
