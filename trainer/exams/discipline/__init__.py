"""违纪处理: from the record of two invigilators to a decision that was served, each step by named persons."""
