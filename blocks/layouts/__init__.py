"""The layouts: blocks that hold other blocks."""
