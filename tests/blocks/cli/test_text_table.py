import click

from fanlight.blocks.cli.text_table import text_table
from fanlight.flagging.terminal import width

HEADS = ("id", "who", "values")
ROWS = [("1", "写真", "a=1"), ("22", "", "b=" + "x" * 50)]


def plain(cells: int | None) -> list[str]:
    return [click.unstyle(line) for line in text_table(HEADS, ROWS, cells)]


def test_columns_stand_below_each_other_also_with_wide_signs() -> None:
    assert plain(None) == ["id  who   values", "1   写真  a=1", "22        b=" + "x" * 50]


def test_the_last_column_takes_what_is_left() -> None:
    assert plain(30)[2] == "22        b=" + "x" * 17 + "…"
    assert max(map(width, plain(30))) == 30


def test_where_it_is_narrow_values_stand_below() -> None:
    assert plain(20) == ["1  写真", "  a=1", "22", "  b=" + "x" * 15 + "…"]


def test_empty_columns_and_tables_are_left_out() -> None:
    assert list(text_table(HEADS, [], None)) == []
    assert [click.unstyle(line) for line in text_table(HEADS, [("1", "", "")], None)] == ["id", "1"]
