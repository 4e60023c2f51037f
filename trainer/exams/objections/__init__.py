"""试题异议 and 成绩复核: an officer contests a key, or asks to have the marks added up once more."""
