"""法规: the register of statutes and the questions that cite them."""
