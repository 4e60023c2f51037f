"""队伍结构: what documents want of education, law and review of the staff, measured per unit."""
