"""试卷 on paper: the paper, the answer sheet, the key; from what was sealed and nothing else."""
