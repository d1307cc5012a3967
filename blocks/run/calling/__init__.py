"""How an author's function is called: with which arguments, on which thread, and how it is stopped."""
