"""执法证: who may enforce, until when, what is proposed about it, and check lists before an exam or a drill."""
