"""版本与导出: the files an item has had, and copies for a stick."""
