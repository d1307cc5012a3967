from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.upload_button import UploadButton

Store = Callable[[Media], StoredFile]


def test_gives_what_a_file_gives(store: Store) -> None:
    file = store(Media(b"a,b", "table.csv", "text/plain"))
    assert Path(str(UploadButton().preprocess(file))).name == "table.csv"
    assert UploadButton(type="binary", file_count="multiple").preprocess([file, file]) == [b"a,b", b"a,b"]
    assert UploadButton().preprocess(None) is None


def test_takes_what_it_says(store: Store) -> None:
    button = UploadButton("Send a picture", file_types=["image"])
    with pytest.raises(BadFile, match="UploadButton 'Send a picture' takes image"):
        button.preprocess(store(Media(b"a,b", "table.csv", "text/plain")))
    with pytest.raises(BadValue, match="takes uploaded files or nothing"):
        button.preprocess({"path": "/etc/passwd"})


def test_the_label_comes_first_and_is_its_text(tmp_path: Path) -> None:
    button = UploadButton("Send", tmp_path / "a.csv", icon="https://example.org/a.png")
    props = button.props()
    assert (props["label"], props["icon"]) == ("Send", {"url": "https://example.org/a.png"})
    assert button.initial() == Media(tmp_path / "a.csv", "a.csv", "text/csv")


@pytest.mark.parametrize("arguments", [{"variant": "huge"}, {"size": "xl"}, {"file_types": [5]}])
def test_wrong_arguments_are_said_when_the_page_is_built(arguments: dict[str, Any]) -> None:
    with pytest.raises(PageError, match="UploadButton"):
        UploadButton(**arguments)


def test_an_update_changes_label_and_kind() -> None:
    with gr.Blocks():
        button = UploadButton("Send")
    changed = button.changed({"label": "Send more", "file_count": "multiple"})
    assert (changed.label, changed.file_count) == ("Send more", "multiple")
