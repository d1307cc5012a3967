from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.download_button import DownloadButton

Store = Callable[[Media], StoredFile]


def test_shows_a_path_or_an_address(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    assert DownloadButton().postprocess(path) == Media(path, "a.pdf", "application/pdf")
    there = {"url": "https://example.org/a.pdf", "name": "a.pdf"}
    assert DownloadButton().postprocess("https://example.org/a.pdf") == there
    assert DownloadButton().postprocess(None) is None
    assert DownloadButton().process_example(str(path)) == "a.pdf"
    with pytest.raises(TypeError, match="DownloadButton 'Get it' shows files"):
        DownloadButton("Get it").postprocess(["a", "b"])


def test_gives_the_path(store: Store) -> None:
    path = DownloadButton().preprocess(store(Media(b"1", "a.pdf", "application/pdf")))
    assert Path(str(path)).name == "a.pdf"
    assert DownloadButton().preprocess(None) is None


@given(st.one_of(st.integers(), st.text(), st.lists(st.none()), st.dictionaries(st.text(), st.text())))
def test_refuses_what_is_no_file(payload: Any) -> None:
    with pytest.raises(BadValue, match="DownloadButton 'Download' takes a file or nothing"):
        DownloadButton().preprocess(payload)


@pytest.mark.parametrize("arguments", [{"variant": "huge"}, {"size": "xl"}])
def test_wrong_arguments_are_said_when_the_page_is_built(arguments: dict[str, Any]) -> None:
    with pytest.raises(PageError, match="DownloadButton"):
        DownloadButton(**arguments)
