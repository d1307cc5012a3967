"""The run log in a file: SQLite, and a folder of media beside it."""
