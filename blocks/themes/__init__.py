"""The look of a page: themes, and what they are made of."""
