"""补考: who has to sit again, and what follows, proposed by the software and decided by a person."""
