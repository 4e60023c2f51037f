"""队伍结构: how each unit stands to the targets of the documents, who is missing, and the trend."""
