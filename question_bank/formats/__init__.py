"""Exchange formats: files of questions in and out."""
