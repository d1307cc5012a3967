"""How two values of an output are compared, each kind in its own way."""
