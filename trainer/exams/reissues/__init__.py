"""需重新出具的文书: which papers a corrected key leaves behind, and who has seen to each."""
