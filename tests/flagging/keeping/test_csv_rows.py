import io
from pathlib import Path

import pytest

from fanlight.flagging.keeping.csv_rows import CsvRows

WHOLE = b'a,b\n1,"two\nlines"\n2,"x ""y"""\n'


@pytest.mark.parametrize("torn", [b"", b"3", b"3,", b'3,"', b'3,"open\n', b'3,"x\n""\n', b"\0\0\0"])
def test_a_torn_row_is_left_out(torn: bytes) -> None:
    rows = list(CsvRows().split(io.BytesIO(WHOLE + torn)))
    assert b"".join(rows) == WHOLE
    assert len(rows) == 3


def test_files_of_other_programs_are_read() -> None:
    resaved = b"\xef\xbb\xbf" + WHOLE.replace(b"\n2", b"\r\n2")
    records = list(CsvRows().read(io.BytesIO(resaved), Path()))
    assert records == [{"a": 1, "b": "two\nlines"}, {"a": 2, "b": 'x "y"'}]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a,b\n1\n", "1 cells for 2 columns"),
        (b"a,b\n1,2,3\n", "3 cells for 2 columns"),
        (b'a\nx"y"\n', "quote in the wrong place"),
        (b"a,a\n1,2\n", "distinct column names"),
        (b"a,\n1,2\n", "distinct column names"),
        (b"a\n\xff\n", "utf-8"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        list(CsvRows().read(io.BytesIO(content), Path()))
