from collections.abc import Callable
from contextlib import ExitStack
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fanlight.flagging.errors import BadSample
from fanlight.flagging.keeping.folder import open_folder
from fanlight.flagging.keeping.intake import DEEPEST, Intake
from fanlight.flagging.keeping.kept_file import KeptFile


class Word(str, Enum):
    YES = "yes"


class Number(IntEnum):
    ONE = 1


@pytest.fixture
def take(tmp_path: Path) -> Any:
    with open_folder(tmp_path.resolve()) as folder, ExitStack() as undo:
        yield Intake(folder, "Photo", "Photo", undo).take


@pytest.mark.parametrize(
    ("value", "plain"), [(Word.YES, "yes"), (Number.ONE, 1), (np.float64(0.5), 0.5), (True, True)]
)
def test_subclasses_become_the_plain_type(take: Callable[[Any], Any], value: Any, plain: Any) -> None:
    taken = take([value])[0]
    assert taken == plain
    assert type(taken) is type(plain)


def nested(depth: int) -> Any:
    return [nested(depth - 1)] if depth else 1


CYCLE: list[Any] = []
CYCLE.append(CYCLE)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (Path("/etc/passwd"), "PosixPath"),
        ([b"bytes"], "bytes"),
        ((1, 2), "tuple"),
        ({1: 2}, "key 1 of type int"),
        (np.int64(1), "int64"),
        ([10**5000], "digits"),
        (nested(DEEPEST + 1), "in each other"),
        (CYCLE, "in each other"),
    ],
)
def test_what_cannot_be_kept_exactly_is_refused(take: Callable[[Any], Any], value: Any, reason: str) -> None:
    with pytest.raises(BadSample, match=f"'Photo' holds .*{reason}"):
        take(value)


def test_the_deepest_value_is_kept(take: Callable[[Any], Any]) -> None:
    assert take(nested(DEEPEST)) == nested(DEEPEST)


def test_attachments_in_lists_and_dicts_are_copied(
    take: Callable[[Any], Any], upload: Callable[..., Any], tmp_path: Path
) -> None:
    taken = take([{"image": upload("cat.png", b"123")}])
    file = taken[0]["image"]
    assert isinstance(file, KeptFile)
    assert (file.name, file.size) == ("cat.png", 3)
    assert (tmp_path / file.path).read_bytes() == b"123"
