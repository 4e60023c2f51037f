"""师资库: own and outside experts, what they teach, when they cannot, what they have taught."""
