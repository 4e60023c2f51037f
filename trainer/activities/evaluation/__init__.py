"""测评: single sheets without names, and what they come to."""
