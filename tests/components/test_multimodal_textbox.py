from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.multimodal_textbox import MultimodalTextbox

Store = Callable[[Media], StoredFile]
TEXT = Media(b"abc", "notes.txt", "text/plain")
PICTURE = Media(b"\x89PNG\r\n\x1a\n", "sky.png", "image/png")
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary()),
    lambda inner: st.one_of(
        st.lists(inner), st.dictionaries(st.sampled_from(["text", "files", "path", "url", "$file"]), inner)
    ),
    max_leaves=8,
)


def test_the_function_gets_the_text_and_paths_with_their_names(store: Store) -> None:
    box = MultimodalTextbox(file_count="multiple")
    got: Any = box.preprocess({"text": "Hello", "files": [store(TEXT), store(PICTURE)]})
    assert got["text"] == "Hello"
    assert [Path(path).name for path in got["files"]] == ["notes.txt", "sky.png"]
    assert Path(got["files"][0]).read_bytes() == b"abc"
    assert box.preprocess({"text": "", "files": []}) == {"text": "", "files": []}


@given(st.text())
def test_any_text_survives_both_ways(text: str) -> None:
    box = MultimodalTextbox()
    assert box.preprocess(box.postprocess(text)) == {"text": text, "files": []}
    assert box.preprocess(box.postprocess({"text": text})) == {"text": text, "files": []}


@pytest.mark.parametrize("value", [None, "", {}, {"text": None, "files": None}, {"files": ()}])
def test_nothing_is_an_empty_field(value: Any) -> None:
    box = MultimodalTextbox(value)
    assert box.initial() == box.empty() == {"text": "", "files": []}


def test_shows_paths_and_addresses(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "a.csv"
    stored = store(TEXT)
    shown = MultimodalTextbox().postprocess(
        {"files": [path, str(path), {"path": str(path)}, "https://example.org/b.png", stored]}
    )
    media = Media(path, "a.csv", "text/csv")
    assert shown["files"] == [
        media,
        media,
        media,
        {"url": "https://example.org/b.png", "name": "b.png"},
        stored,
    ]
    assert MultimodalTextbox().process_example({"text": "See", "files": [path]}) == "See a.csv"


@pytest.mark.parametrize(
    "value", [5, ["a"], {"text": 5}, {"files": "a.csv"}, {"files": [5]}, {"text": ["a"]}]
)
def test_what_is_no_text_with_files_is_named(value: Any) -> None:
    with pytest.raises(TypeError, match="MultimodalTextbox 'Message' shows"):
        MultimodalTextbox(label="Message").postprocess(value)


@given(ANYTHING)
def test_what_a_stranger_sends_is_taken_or_refused(payload: Any) -> None:
    with suppress(BadValue):
        assert set(MultimodalTextbox().preprocess(payload)) == {"text", "files"}


@given(ANYTHING)
def test_what_a_function_returns_is_shown_or_named(value: Any) -> None:
    with suppress(TypeError, ValueError):
        assert set(MultimodalTextbox().postprocess(value)) == {"text", "files"}


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "text",
        {"text": "a"},
        {"files": []},
        {"text": None, "files": []},
        {"text": "a", "files": None},
        {"text": "a", "files": ["/etc/passwd"]},
        {"text": "a", "files": [{"path": "/etc/passwd"}]},
        {"text": "a", "files": [{"url": "http://127.0.0.1/"}]},
        {"text": "a", "files": [], "more": 1},
    ],
)
def test_refuses_what_the_browser_does_not_send(payload: Any) -> None:
    with pytest.raises(BadValue, match="MultimodalTextbox 'Message' takes"):
        MultimodalTextbox(label="Message").preprocess(payload)


def test_refuses_files_of_other_types_and_more_than_one(store: Store) -> None:
    picture, text = store(PICTURE), store(TEXT)
    pictures = MultimodalTextbox(file_types=["image"])
    assert pictures.preprocess({"text": "", "files": [picture]})["files"]
    with pytest.raises(BadFile, match=r"takes image; 'notes.txt' is none of those"):
        pictures.preprocess({"text": "", "files": [text]})
    with pytest.raises(BadValue, match="takes one file at a time"):
        MultimodalTextbox().preprocess({"text": "", "files": [picture, text]})
    with pytest.raises(BadValue, match="up to 1048576 characters"):
        MultimodalTextbox().preprocess({"text": "x" * (2**20 + 1), "files": []})


def test_sources_are_known_ones() -> None:
    assert MultimodalTextbox().props()["sources"] == ["upload"]
    assert MultimodalTextbox(sources="microphone").props()["sources"] == ["microphone"]
    assert MultimodalTextbox(sources=[]).props()["sources"] == []
    with pytest.raises(PageError, match='does not know \'webcam\': write "upload" or "microphone"'):
        MultimodalTextbox(sources=["webcam"])  # type: ignore[list-item]


def test_it_grows_to_no_less_than_it_shows() -> None:
    assert MultimodalTextbox(lines=30).props()["max_lines"] == 30


def test_its_value_is_flagged_as_it_is(store: Store) -> None:
    box = MultimodalTextbox()
    payload = {"text": "a", "files": [store(TEXT)]}
    assert box.to_flag(payload) == payload
