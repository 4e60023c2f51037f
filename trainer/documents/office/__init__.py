"""Office papers: one frozen model of a document, written as PDF for the file and as .docx to be edited and sealed."""
