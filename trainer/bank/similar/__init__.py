"""查重: pairs of questions that are alike or contradict each other, and what named persons decided about them."""
