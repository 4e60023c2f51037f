"""执法证: who may enforce, in which fields, until when; inspections, recalls and cancellings."""
