"""After the exam: corrected keys and what they change, standing of the results, objections."""
