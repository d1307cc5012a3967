"""SimpleCSVLogger: only the values of the components, in a CSV file."""

from .dataset_logger import DatasetLogger
from .keeping.csv_rows import CsvRows
from .keeping.dataset import Dataset
from .keeping.rows import Record


class SimpleCSVLogger(DatasetLogger):
    """Keeps each flagged sample as a line of `log.csv` below the labels: no option, no user, no time.

    All else is as for `CSVLogger`; samples with other columns go to `log-2.csv`.
    """

    def __init__(self) -> None:
        super().__init__(Dataset("log.csv", "log-", CsvRows()))

    def _details(self, flag_option: str | None, username: str | None) -> Record:
        return {}
