"""题目出库练习: what of the bank may be practised now."""
