"""What people see. Qt lives here and in app only."""
