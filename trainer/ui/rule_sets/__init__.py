"""规则集: own rule sets written in a form, and two rule sets side by side."""
