"""What a question is: values, marking, papers. No Qt, no database, no clock."""
