"""CSVLogger: flagged samples in a CSV file."""

from pathlib import PurePath

from .dataset_logger import DatasetLogger
from .keeping.csv_rows import CsvRows
from .keeping.dataset import Dataset


class CSVLogger(DatasetLogger):
    """Keeps each flagged sample as a line of a CSV file, its files in one folder per component beside it.

        flagged/
            dataset1.csv
            Photo/3f0d…-cat.png

    The columns are the labels, then `flag` and `username` where they were given, then `timestamp` (UTC).
    Samples with other columns go to the next file, `dataset2.csv`, and so on. Files are given by their path
    below the flagged folder. Text that a spreadsheet would run as a formula has an apostrophe in front;
    `flagging.read()` gives every value back exactly.

    Args:
        simplify_file_data: Write a file as its path alone; otherwise as JSON with its path, name and size.
        verbose: Say on the console when a new file is begun.
        dataset_file_name: The name of the CSV file, ending in `.csv`, in place of `dataset1.csv`. After a
            `mine.csv`, samples with other columns go to `mine-2.csv`.

    Raises:
        ValueError: `dataset_file_name` is no plain file name that ends in `.csv`.
    """

    def __init__(
        self,
        simplify_file_data: bool = True,
        verbose: bool = True,
        dataset_file_name: str | None = None,
    ) -> None:
        rows = CsvRows(bare_files=simplify_file_data)
        if dataset_file_name is None:
            dataset = Dataset("dataset1.csv", "dataset", rows)
        else:
            dataset = Dataset(dataset_file_name, f"{_stem(dataset_file_name)}-", rows)
        super().__init__(dataset, verbose=verbose)


def _stem(file_name: str) -> str:
    path = PurePath(file_name)
    if path.name != file_name or path.suffix != ".csv" or "\\" in file_name:
        raise ValueError(
            f"dataset_file_name={file_name!r} is not a file name that ends in .csv: pass one such as "
            "'mine.csv', and the folder as flagging_dir to setup()."
        )
    return path.stem
