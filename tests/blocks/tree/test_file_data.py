import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from peer import Peer

import fanlight as gr
from fanlight.blocks.tree.file_data import FileData

Serve = Callable[..., str]


def test_it_is_its_path_and_knows_more() -> None:
    data = FileData("/a/b.csv", orig_name="b.csv", size=3, mime_type="text/csv")
    assert (data, data.path, data.orig_name, data.size, data.mime_type, data.url) == (
        "/a/b.csv", "/a/b.csv", "b.csv", 3, "text/csv", None,
    )  # fmt: skip
    assert vars(pickle.loads(pickle.dumps(data))) == vars(data)


async def test_a_function_finds_the_file_of_an_event(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,b")
    found: list[Any] = []
    with gr.Blocks() as demo:
        file = gr.File(str(tmp_path / "table.csv"))

        def note(event: gr.DeletedFileData) -> None:
            found.append(
                (event.file, Path(event.file.path).read_text(), event.file.orig_name, event.file["url"])
            )

        file.delete(note)
        make = gr.Button()
        make.click(lambda: str(tmp_path / "table.csv"), None, file)
    address = serve(demo, allowed_paths=[str(tmp_path)])
    async with Peer(address) as peer:
        await peer.run(make, "click")
        handle = peer.value(file)
        run = await peer.ask(file, "delete", data={"file": handle})
        assert (await peer.end_of(f"{run}.0"))["state"] == "done"
        assert found[0][0].endswith("table.csv")
        assert found[0][1:3] == ("a,b", "table.csv")
        async with httpx.AsyncClient() as browser:
            assert (await browser.get(address + found[0][3])).text == "a,b"


async def test_a_file_that_is_not_the_sessions_is_none_of_the_functions(serve: Serve) -> None:
    found: list[Any] = []
    with gr.Blocks() as demo:
        file = gr.File()

        def note(event: gr.DeletedFileData) -> None:
            found.append(event.file)

        file.delete(note)
    async with Peer(serve(demo)) as peer:
        run = await peer.ask(file, "delete", data={"file": {"$file": "stolen", "name": "x"}})
        await peer.end_of(f"{run}.0")
    assert not isinstance(found[0], FileData)


def test_it_is_read_by_names_as_well(tmp_path: Path) -> None:
    data = FileData(str(tmp_path / "a.txt"), orig_name="a.txt")
    assert data["path"] == data.path
    assert data["orig_name"] == "a.txt"
    assert data[0] == data.path[0]
