"""Results that are kept for equal arguments."""
