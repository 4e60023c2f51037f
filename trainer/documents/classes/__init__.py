"""Papers of a class: programme, roster, sign-in sheets, table of hours, summary of the evaluation."""
