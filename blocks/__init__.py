"""The framework: what an author declares, what travels, what happens on an event, how the world gets in."""
