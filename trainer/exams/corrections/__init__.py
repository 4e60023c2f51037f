"""更正答案: a key found wrong after the exam, its consequences before anybody decides, and the re-mark."""
