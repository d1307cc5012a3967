import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.errors import BadFile, BadValue, PageError, Refused
from fanlight.blocks.files.file_name import clean_name
from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.files.shelf import FileLimits
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.file import File
from fanlight.components.multimodal_textbox import MultimodalTextbox

Store = Callable[[Media], StoredFile]
Watch = Callable[[], Any]


def sent(
    store: Store, name: str = "my table.csv", content: bytes = b"a,b", mime: str = "text/plain"
) -> StoredFile:
    return store(Media(content, name, mime))


def test_the_function_gets_a_path_that_ends_in_the_name_under_which_it_was_sent(store: Store) -> None:
    path = File().preprocess(sent(store))
    assert isinstance(path, str)
    assert Path(path).name == "my table.csv"
    assert Path(path).read_bytes() == b"a,b"
    assert path.name == path  # as of the file objects of old


def test_two_files_of_one_name_are_two(store: Store) -> None:
    paths: Any = File(file_count="multiple").preprocess(
        [sent(store, content=b"1"), sent(store, content=b"2")]
    )
    assert [Path(path).read_bytes() for path in paths] == [b"1", b"2"]


def test_a_path_is_the_same_each_time_also_from_many_threads_at_once(store: Store) -> None:
    file, paths = sent(store), []
    threads = [threading.Thread(target=lambda: paths.append(File().preprocess(file))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 20
    assert len(set(paths)) == 1


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_name_makes_a_path_beside_the_file_and_nowhere_else(store: Store, name: str) -> None:
    file = sent(store, clean_name(name, 255))
    path = Path(str(File().preprocess(file)))
    assert path.parent == file.folder
    assert path.resolve().parent.parent == file.path.resolve().parent


@pytest.mark.parametrize("count", ["multiple", "directory"])
def test_several_are_a_list_and_none_is_none(store: Store, count: Any) -> None:
    files = File(file_count=count, type="binary")
    assert files.preprocess([sent(store), sent(store, content=b"2")]) == [b"a,b", b"2"]
    assert files.preprocess(sent(store)) == [b"a,b"]
    assert files.preprocess([]) == []
    assert files.preprocess(None) is None
    single = File(type="binary")
    assert (single.preprocess(sent(store)), single.preprocess(None), single.preprocess([])) == (
        b"a,b",
        None,
        None,
    )
    assert single.preprocess([sent(store)]) == b"a,b"


@pytest.mark.parametrize(
    ("types", "name", "mime", "fits"),
    [
        ([".csv"], "a.CSV", "text/plain", True),
        ([".csv"], "a.csv.exe", "text/plain", False),
        (["image"], "a", "image/png", True),
        (["image"], "a.png", "application/octet-stream", True),
        (["image"], "images.txt", "text/plain", False),
        (["text", ".pdf"], "a.pdf", "application/pdf", True),
        (["application/pdf"], "a", "application/pdf", True),
        (["audio/*"], "a", "audio/wav", True),
        (["file"], "anything", "application/octet-stream", True),
        (None, "anything", "application/octet-stream", True),
    ],
)
def test_the_types_hold_on_the_server_too(store: Store, types: Any, name: str, mime: str, fits: bool) -> None:
    component = File(label="Data", file_types=types, type="binary")
    file = sent(store, name, mime=mime)
    if fits:
        assert component.preprocess(file) == b"a,b"
    else:
        with pytest.raises(BadFile, match=f"File 'Data' takes .*; '{name}' is none of those"):
            component.preprocess(file)
    assert File(file_count="directory", file_types=types, type="binary").preprocess([file]) == [b"a,b"]


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
    max_leaves=8,
)


@given(JSON)
def test_what_is_no_file_is_refused_and_opens_nothing(watch_files: Watch, payload: Any) -> None:
    with watch_files() as opened:
        try:
            value = File(file_count="multiple").preprocess(payload)
        except BadValue as refusal:
            assert refusal.message.startswith("File takes uploaded files or nothing; it got")  # noqa: PT017
        else:
            assert value in (None, [])
    assert opened == []


@pytest.mark.parametrize(
    "payload", [{"path": "/etc/passwd"}, {"url": "http://127.0.0.1/"}, "/etc/passwd", [None]]
)
def test_a_stranger_names_no_path_and_no_address(payload: Any) -> None:
    with pytest.raises(Refused):
        File().preprocess(payload)


def test_shows_paths_addresses_and_lists_of_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    media = Media(path, "a.csv", "text/csv")
    there = {"url": "https://example.org/x/b%20c.bin?d=1", "name": "b c.bin"}
    assert File().postprocess(path) == media
    assert File().postprocess([str(path), there["url"]]) == [media, there]
    assert File().postprocess((there,)) == [there]
    assert File().postprocess(None) is None
    assert File().process_example([str(path), there["url"]]) == "a.csv, b c.bin"
    assert File().process_example(None) == ""


@pytest.mark.parametrize("value", [1, b"bytes", [1], {"path": "x"}, object()])
def test_says_what_can_be_returned(value: Any) -> None:
    with pytest.raises(TypeError, match="File 'Data' shows files: return a path"):
        File(label="Data").postprocess(value)


@pytest.mark.parametrize("arguments", [{"file_count": "two"}, {"type": "file"}, {"file_types": ".csv"}])
def test_wrong_arguments_are_said_when_the_page_is_built(arguments: dict[str, Any]) -> None:
    with pytest.raises(PageError):
        File(**arguments)


@pytest.mark.parametrize("make", [File, MultimodalTextbox])
def test_a_type_that_is_not_known_is_taken_for_a_suffix(make: type[File] | type[MultimodalTextbox]) -> None:
    with pytest.warns(UserWarning, match="does not know 'csv' and takes it for"):
        assert make(file_types=["image", "csv"]).props()["file_types"] == ["image", ".csv"]


def test_a_file_that_is_removed_takes_its_path_with_it(tmp_path: Path) -> None:
    store = FileStore(tmp_path, limits=FileLimits(results=1))
    store.admit("a")
    first = store.publish("a", Media(b"1", "first.txt", "text/plain"))
    path = Path(str(File().preprocess(first)))
    assert path.exists()
    store.publish("a", Media(b"2", "second.txt", "text/plain"))
    assert not path.exists()
    assert not first.folder.exists()
    store.close()


def test_a_path_that_a_function_got_can_be_returned(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.admit("a")
    path = File().preprocess(store.publish("a", Media(b"1", "first.txt", "text/plain")))
    shown = store.publish_all("a", File().postprocess(path))
    assert (shown.name, shown.path.read_bytes()) == ("first.txt", b"1")
    with tempfile.NamedTemporaryFile(suffix=".txt") as made:
        assert store.publish_all("a", File().postprocess([made.name]))[0].size == 0
    store.close()


def test_files_is_a_file_of_several() -> None:
    assert gr.Files().file_count == "multiple"
    assert isinstance(gr.Files(label="Papers"), gr.File)
    assert gr.Interface(len, "files", "number").input_components[0].props()["file_count"] == "multiple"
