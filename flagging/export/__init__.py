"""Exporting flagged samples: as one table, or as a folder that `datasets` loads."""
