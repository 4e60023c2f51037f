"""报表: yearly pages of everybody, each figure with its entries."""
