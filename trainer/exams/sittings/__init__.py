"""答卷: sitting an exam, and the journal that nothing is lost from."""
