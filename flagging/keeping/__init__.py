"""How samples get to the disk: files, rows, cells, and the lock around them."""
