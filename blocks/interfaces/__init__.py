"""Interface and what it is made of: a whole page from one function."""
