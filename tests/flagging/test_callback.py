from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from visit import App

import fanlight as gr
from fanlight.flagging import CSVLogger, Flag, FlaggingCallback, JSONLogger, Receipt, SimpleCSVLogger, read
from fanlight.flagging.column import Column
from fanlight.flagging.keeping.csv_rows import CsvRows


class Shelf(FlaggingCallback):
    """A callback as authors write them: with `setup` and `flag` alone."""

    def setup(self, components: Sequence[Column], flagging_dir: str | Path) -> None:
        self.kept: list[tuple[list[Any], str | None, str | None]] = []

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        self.kept.append((flag_data, flag_option, username))
        return len(self.kept)


class Loud(CSVLogger):
    """A logger that an author has given another way to flag."""

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        return super().flag([value.upper() for value in flag_data], flag_option, username)


@pytest.fixture
async def page() -> AsyncIterator[Callable[[gr.Blocks], App]]:
    """Runs the page of some blocks."""
    apps: list[App] = []

    def start(demo: Any) -> App:
        apps.append(App(demo.page))
        return apps[-1]

    yield start
    for app in apps:
        await app.close()


def test_a_callback_must_say_how_it_keeps_samples() -> None:
    with pytest.raises(TypeError, match="flag"):
        FlaggingCallback()  # type: ignore[abstract]


def test_every_logger_is_one(columns: Any, flagged: Any) -> None:
    for kind in (CSVLogger, JSONLogger, SimpleCSVLogger):
        callback: FlaggingCallback = kind()
        callback.setup(columns("a"), str(flagged))
        assert callback.flag(flag_data=[1], flag_option="why", username="ann") == 1


def test_a_callback_with_flag_alone_keeps_what_it_takes(columns: Any) -> None:
    shelf = Shelf()
    shelf.setup(columns("a"), "nowhere")
    assert shelf.keep(Flag([1], "why", "ann", roles=["input"])) == Receipt(1)
    assert shelf(2) == 2
    assert shelf.kept == [([1], "why", "ann"), ([2], None, None)]
    assert not shelf.undo("0" * 16)


def test_a_logger_whose_flag_was_overridden_keeps_as_it_says(columns: Any, flagged: Path) -> None:
    loud = Loud(verbose=False)
    loud.setup(columns("a"), flagged)
    assert loud.keep(Flag(["one"])).count == loud.flag(["two"]) - 1 == 1
    assert [sample["a"] for sample in read(flagged)] == ["ONE", "TWO"]


@pytest.mark.parametrize("preprocess", [False, True])
async def test_a_logger_is_the_function_of_a_listener(
    page: Callable[..., App], flagged: Path, preprocess: bool
) -> None:
    logger = CSVLogger(verbose=False)
    with gr.Blocks() as demo:
        photo = gr.Image(label="Photo")
        choice = gr.Radio(["a", "b"], label="Choice")
        take, button = gr.Button("Take"), gr.Button("Flag")
        take.click(lambda: np.full((2, 3, 3), 7, np.uint8), None, photo)
        logger.setup([photo, choice], flagged)
        button.click(logger, [photo, choice], None, preprocess=preprocess)
    visit = page(demo).visit()
    await visit.run(take, "click")
    end = await visit.run(button, "click", {choice: "b"})
    assert end["state"] == "done", end
    (sample,) = CsvRows().read(BytesIO((flagged / "dataset1.csv").read_bytes()), flagged)
    assert sample["Choice"] == "b"
    assert sample["Photo"].read_bytes().startswith(b"\x89PNG")


async def test_a_listener_whose_flag_fails_says_so(page: Callable[..., App], tmp_path: Path) -> None:
    logger = CSVLogger(verbose=False)
    with gr.Blocks() as demo:
        text = gr.Textbox()
        button = gr.Button("Flag")
        logger.setup([text], tmp_path / "in the way" / "flagged")
        button.click(logger, text, None, preprocess=False)
    (tmp_path / "in the way").write_bytes(b"")
    visit = page(demo).visit()
    assert (await visit.run(button, "click", {text: "a"}))["state"] == "failed"
