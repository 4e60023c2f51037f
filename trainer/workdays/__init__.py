"""工作日历: which days an office works. Every room that counts working days asks here."""
