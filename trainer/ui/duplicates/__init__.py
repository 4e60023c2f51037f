"""查重: pairs of questions side by side, and what is decided about them."""
