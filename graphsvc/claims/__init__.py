"""Claims: which assertions are about the same proposition, and on which side."""
