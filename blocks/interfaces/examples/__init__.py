"""Examples: samples that fill the inputs of a page, and the results that are kept for them."""
