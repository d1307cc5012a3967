"""The many parameters of launch(): each is known, each does something, is harmless, or says that it comes later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fanlight.blocks.serve.options import ServeOptions
from fanlight.blocks.serve.parameters import (
    NO_EFFECT,
    NOT_YET,
    POSITIONAL,
    WITHOUT,
    LaunchParameters,
    by_name,
    launch_options,
    serve_options,
)

GRADIO = [
    "inline",
    "inbrowser",
    "share",
    "debug",
    "max_threads",
    "auth",
    "auth_message",
    "prevent_thread_lock",
    "show_error",
    "server_name",
    "server_port",
    "height",
    "width",
    "favicon_path",
    "ssl_keyfile",
    "ssl_certfile",
    "ssl_keyfile_password",
    "ssl_verify",
    "quiet",
    "footer_links",
    "run_history",
    "allowed_paths",
    "blocked_paths",
    "root_path",
    "app_kwargs",
    "state_session_capacity",
    "share_server_address",
    "share_server_protocol",
    "share_server_tls_certificate",
    "auth_dependency",
    "max_file_size",
    "enable_monitoring",
    "strict_cors",
    "node_server_name",
    "node_port",
    "ssr_mode",
    "pwa",
    "mcp_server",
    "num_workers",
    "i18n",
    "theme",
    "css",
    "css_paths",
    "js",
    "head",
    "head_paths",
]
"""The parameters of Gradio 6, in their order."""


def test_every_parameter_of_gradio_is_known() -> None:
    assert sorted(LaunchParameters.__annotations__) == sorted(GRADIO)
    assert GRADIO[: len(POSITIONAL)] == list(POSITIONAL)


@pytest.mark.parametrize("name", GRADIO)
def test_none_is_always_taken(name: str) -> None:
    given = by_name((), {name: None})
    serve_options(given, ServeOptions())
    launch_options(given)


@pytest.mark.parametrize("name", NOT_YET)
def test_what_comes_later_says_so(name: str) -> None:
    assert by_name((), {name: False}) == {name: False}
    with pytest.raises(NotImplementedError, match=rf"launch\({name}=…\)"):
        by_name((), {name: "something"})


@pytest.mark.parametrize("name", WITHOUT)
def test_what_an_app_can_do_without_is_warned_of(name: str) -> None:
    assert by_name((), {name: False}) == {name: False}
    with pytest.warns(UserWarning, match=rf"launch\({name}=…\) comes with a later version; until then"):
        by_name((), {name: "something"})


def test_positions_have_names() -> None:
    assert by_name((None, True), {"quiet": True}) == {"inline": None, "inbrowser": True, "quiet": True}


@pytest.mark.parametrize(
    ("positional", "named"), [((None,), {"inline": True}), ((), {"no_such": 1}), ((1,) * 12, {})]
)
def test_a_wrong_call_is_a_type_error(positional: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"launch\(\) cannot take"):
        by_name(positional, named)


def test_what_the_server_is_told(tmp_path: Path) -> None:
    options = serve_options(
        {
            "show_error": True,
            "allowed_paths": [str(tmp_path)],
            "max_file_size": "1kb",
            "state_session_capacity": 5,
        },
        ServeOptions(),
    )
    assert (options.show_error, options.allowed, options.max_file_size, options.capacity) == (
        True,
        (tmp_path,),
        1000,
        5,
    )


@pytest.mark.parametrize(
    ("given", "blocks"),
    [
        ({}, True),
        ({"prevent_thread_lock": True}, False),
        ({"debug": True, "prevent_thread_lock": True}, True),
    ],
)
def test_a_script_waits_unless_told_not_to(given: LaunchParameters, blocks: bool) -> None:
    assert launch_options(given).block is blocks


@pytest.mark.parametrize("name", NO_EFFECT)
def test_what_changes_nothing_any_more_is_left_out_with_a_warning(name: str) -> None:
    with pytest.warns(DeprecationWarning, match=rf"launch\({name}=…\) has no effect"):
        assert by_name((), {name: True}) == {}
