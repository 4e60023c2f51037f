"""阅卷: written answers without names, question by question."""
