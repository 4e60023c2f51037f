"""一班一档: what belongs into the file of a class and what is still missing."""
