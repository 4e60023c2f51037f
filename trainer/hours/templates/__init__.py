"""The superior's own forms: kept with what each column takes."""
