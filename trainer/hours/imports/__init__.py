"""学时 from sheets: read, matched with people, shown with every problem, taken in as one batch."""
