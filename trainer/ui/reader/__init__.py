"""The reading window: PDF, pictures and texts inside the program, all else with the system's program."""
