"""SQLiteLogger: flagged samples in a database."""

from .dataset_logger import DatasetLogger
from .keeping.sample_table import SampleTable


class SQLiteLogger(DatasetLogger):
    """Keeps each flagged sample in the SQLite database `flags.db`, its files in one folder per component beside it.

        SELECT flag, count(*) FROM flags GROUP BY flag
        SELECT data ->> '$.Age' FROM samples
        SELECT sample, state, message FROM runs WHERE state = 'failed'

    The table `samples` has one row per sample, whatever its columns were: the object of JSON that `JSONLogger`
    writes. What is known of them beside their values is in the same file; the views `flags`, `runs` and `reviews`
    show it. While an app runs, SQLite keeps the newest samples in `flags.db-wal`: copy all three files then.
    """

    def __init__(self) -> None:
        super().__init__(SampleTable())
