"""ClassicCSVLogger: an old name."""

import warnings

from .csv_logger import CSVLogger


class ClassicCSVLogger(CSVLogger):
    """What `CSVLogger(dataset_file_name="log.csv")` is; deprecated, for programs that still call it so.

    Args:
        simplify_file_data: See `CSVLogger`.
    """

    def __init__(self, simplify_file_data: bool = True) -> None:
        warnings.warn(
            'ClassicCSVLogger is an old name: write CSVLogger(dataset_file_name="log.csv").',
            DeprecationWarning,
            stacklevel=2,
        )
        super().__init__(simplify_file_data, dataset_file_name="log.csv")
