from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.interfaces.examples.identity import example_identity, function_identity
from fanlight.blocks.run.cache.fingerprint import NoFingerprint


def told(fn: Any) -> bytes:
    return function_identity(fn, [], [])


def compiled(text: str) -> Any:
    """A function whose source nobody has, as at a prompt."""
    names: dict[str, Any] = {}
    exec(text, names)
    return names["fn"]


def twice(text: str) -> str:
    return text * 2


class Model:
    def __call__(self, text: str) -> str:
        return text

    def answer(self, text: str) -> str:
        return text


def test_the_same_function_is_told_as_the_same() -> None:
    for fn in (twice, Model(), Model().answer, partial(twice, "a"), str.upper, len, lambda text: text):
        assert told(fn) == told(fn)
    assert told(Model()) == told(Model())
    assert told(compiled("def fn(a): return a")) == told(compiled("def fn(a): return a"))


def test_another_text_is_another_function() -> None:
    functions = [
        twice, Model(), Model().answer, str.upper, str.lower, partial(twice, "a"), partial(twice, "b"),
        compiled("def fn(a): return a + 1"), compiled("def fn(a): return a + 2"),
        compiled("def fn(a): return [b + 1 for b in a]"), compiled("def fn(a): return [b + 2 for b in a]"),
    ]  # fmt: skip
    assert len({told(fn) for fn in functions}) == len(functions)


def test_a_function_within_another_is_told_with_what_it_was_made_with() -> None:
    def scaled(by: int) -> Callable[[int], int]:
        return lambda number: number * by

    def timed(fn: Any) -> Any:
        def call(*args: Any) -> Any:
            return fn(*args)

        return call

    assert told(scaled(2)) == told(scaled(2)) != told(scaled(3))
    assert told(timed(twice)) == told(timed(twice)) != told(timed(len))


def test_a_model_that_a_function_holds_is_not_looked_into() -> None:
    def answer(model: Any, text: str, style: str = "plain") -> str:
        return f"{model} {text} {style}"

    assert told(partial(answer, Lock())) == told(partial(answer, Lock()))
    assert told(partial(answer, Lock())) != told(partial(answer, Lock(), style="fine"))


def test_a_decorator_hides_nothing() -> None:
    @wraps(twice)
    def call(*args: Any) -> Any:
        return twice(*args)

    assert told(call) == told(twice)


def test_a_function_that_calls_itself_is_told() -> None:
    def count(number: int) -> int:
        return 0 if number == 0 else count(number - 1)

    assert told(count) == told(count)


def test_components_count_and_so_do_labels() -> None:
    def of(**arguments: Any) -> bytes:
        return function_identity(twice, [gr.Textbox(**arguments)], [gr.Number()])

    assert of() == of() != of(lines=2)
    assert of(label="a") != of(label="b")
    assert function_identity(twice, [], [gr.Textbox()]) != function_identity(twice, [], [gr.Number()])


def test_values_count_and_which_input_they_are_for() -> None:
    inputs = [gr.Textbox(), gr.Number()]
    examples: list[dict[int, Any]] = [{0: "a"}, {0: "b"}, {0: None}, {}, {1: 1}, {1: 1.0}, {1: True}]
    assert len({example_identity(b"f", one, inputs) for one in examples}) == len(examples)
    assert example_identity(b"f", {0: "a"}, inputs) != example_identity(b"g", {0: "a"}, inputs)


def test_of_a_file_the_content_counts_and_not_where_it_lies(tmp_path: Path) -> None:
    image = [gr.Image()]
    for folder, content in (("a", b"1"), ("b", b"1"), ("c", b"2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "it.png").write_bytes(content)
    told = [example_identity(b"", {0: str(tmp_path / folder / "it.png")}, image) for folder in "abc"]
    assert told[0] == told[1] != told[2]


def test_text_is_never_a_path(tmp_path: Path) -> None:
    path = tmp_path / "it.txt"
    path.write_text("1")
    before = example_identity(b"", {0: str(path)}, [gr.Textbox()])
    path.write_text("2")
    assert example_identity(b"", {0: str(path)}, [gr.Textbox()]) == before


def test_what_cannot_be_told_says_so() -> None:
    with pytest.raises(NoFingerprint):
        example_identity(b"", {0: lambda: None}, [gr.State()])
