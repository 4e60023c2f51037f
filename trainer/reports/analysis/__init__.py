"""试卷分析: what a closed exam says about its questions, its forms and its groups."""
