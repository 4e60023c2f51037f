"""Files of questions on their way into the bank: read, repaired in place, taken in, undone as a whole."""
