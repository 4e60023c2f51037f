"""活动: the annual plan, classes, rotation, lecturers and tours; one class with its programme, roster and file."""
