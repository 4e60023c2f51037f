"""通知书: numbered papers to one officer about a case, their delivery, and the appeal against it."""
