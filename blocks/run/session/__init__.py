"""What the server knows of one tab, and what it owes to it."""
