"""JSONLogger: flagged samples as JSON Lines."""

from .dataset_logger import DatasetLogger
from .keeping.dataset import Dataset
from .keeping.json_rows import JsonRows


class JSONLogger(DatasetLogger):
    """Keeps each flagged sample as one JSON object in a line of `dataset1.jsonl`.

    The names in it are the columns of `CSVLogger`, and the values keep their types. A file is an object such
    as `{"$file": "Photo/3f0d…-cat.png", "name": "cat.png", "size": 318}`. NaN and the infinities are written
    as `{"$float": "nan"}`, so that each line is JSON for every reader.
    """

    def __init__(self) -> None:
        super().__init__(Dataset("dataset1.jsonl", "dataset", JsonRows()))
