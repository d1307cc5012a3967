"""How interfaces were written in earlier years; each spelling comes with a warning that says what to write today."""
