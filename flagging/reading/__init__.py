"""Reading flagged samples: where they stand, what is known of them, what a function would get of their values."""
