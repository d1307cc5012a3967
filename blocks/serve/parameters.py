"""The many parameters of `launch()`, and the two objects that they become."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypedDict

from ..errors import PageError
from ..files.byte_count import byte_count
from ..run.run_log.sqlite.run_log_file import RunLogFile
from .launch import LaunchOptions, bound_to, is_interactive, setting
from .look import Paths, look
from .options import ServeOptions
from .origin import LOOPBACK


class LaunchParameters(TypedDict, total=False):
    """The parameters of `Blocks.launch`.

    inbrowser: open the page in the browser.
    prevent_thread_lock: return at once and serve on a thread, also from a script.
    show_error: whether visitors read the text of any exception, and not of `Error` alone.
    server_name: the address to listen at: "127.0.0.1" (this machine only, the default) or "0.0.0.0" (all).
    server_port: the port; None: the first free one from 7860 on.
    quiet: print nothing.
    ssl_keyfile, ssl_certfile, ssl_keyfile_password: files for HTTPS, and the key's password.
    allowed_paths: files and folders, beside the working and the temporary one, that functions may give out.
    root_path: the path under which a proxy offers the app, where the proxy does not say so itself.
    max_file_size: of one upload: bytes, or a text such as "20mb".
    state_session_capacity: how many visits there may be at once.
    theme: how the page looks: a theme such as gr.themes.Soft(), or its name.
    css, css_paths: style rules for the page, as text and as files.
    js: a JavaScript function that runs when the page is there: its text, or a file that ends in ".js".
    head, head_paths: HTML for the head of the page, as text and as files: meta, link, script and style elements.
    favicon_path: the file of the page's icon.
    debug: wait for the end of the server, also in a notebook.
    enable_monitoring: offer `/status`, a page that tells what the app does, and `/metrics`, the same for Prometheus.
    inline, height, width, max_threads, ssl_verify, strict_cors, footer_links, run_history, ssr_mode,
        node_server_name, node_port, share_server_address, share_server_protocol, share_server_tls_certificate,
        auth_message, i18n: accepted and without effect here; the texts of an `I18n` know their languages themselves.
    share, theme, favicon_path, pwa: come later; until then a warning says so, and the page is served without.
    auth, auth_dependency, blocked_paths, app_kwargs, mcp_server, num_workers: come later; until
        then anything but None or False raises NotImplementedError, since the app would not do what it is meant to.
    """

    inline: bool | None
    inbrowser: bool
    share: bool | None
    debug: bool
    max_threads: int
    auth: Callable[[str, str], bool] | tuple[str, str] | list[tuple[str, str]] | None
    auth_message: str | None
    prevent_thread_lock: bool
    show_error: bool
    server_name: str | None
    server_port: int | None
    height: int
    width: int | str
    favicon_path: str | Path | None
    ssl_keyfile: str | None
    ssl_certfile: str | None
    ssl_keyfile_password: str | None
    ssl_verify: bool
    quiet: bool
    footer_links: list[Literal["api", "gradio", "settings", "runs"] | dict[str, str]] | None
    run_history: bool | None
    allowed_paths: Sequence[str] | None
    blocked_paths: Sequence[str] | None
    root_path: str | None
    app_kwargs: dict[str, Any] | None
    state_session_capacity: int
    share_server_address: str | None
    share_server_protocol: Literal["http", "https"] | None
    share_server_tls_certificate: str | None
    auth_dependency: Callable[..., Any] | None
    max_file_size: str | int | None
    enable_monitoring: bool | None
    strict_cors: bool
    node_server_name: str | None
    node_port: int | None
    ssr_mode: bool | None
    pwa: bool | None
    mcp_server: bool | None
    num_workers: int | None
    i18n: Any
    theme: Any
    css: str | None
    css_paths: Paths | None
    js: str | bool | None
    head: str | None
    head_paths: Paths | None


NOT_YET = (
    "auth", "auth_dependency", "blocked_paths", "app_kwargs", "mcp_server", "num_workers",
)  # fmt: skip
"""What comes with later versions, and what an app that asks for it cannot be served without."""
WITHOUT = {
    "share": "the app is served at its own address alone",
    "pwa": "the page cannot be installed",
}
"""What comes with later versions, and what that means until then."""
LOOKS = ("theme", "css", "css_paths", "js", "head", "head_paths", "favicon_path")
"""How the page looks and what it brings along, see `look`."""
NO_EFFECT = ("show_api", "enable_queue", "show_tips", "encrypt")
"""Parameters of earlier years that change nothing."""
POSITIONAL = (
    "inline", "inbrowser", "share", "debug", "max_threads", "auth", "auth_message", "prevent_thread_lock",
    "show_error", "server_name", "server_port",
)  # fmt: skip
"""The parameters that may be given by position, in their order."""


def by_name(positional: Sequence[Any], named: Mapping[str, Any]) -> LaunchParameters:
    """All parameters by their names.

    Raises:
        TypeError: a parameter is unknown or given twice.
        NotImplementedError: it comes with a later version.
    """
    given = {**dict(zip(POSITIONAL, positional, strict=False)), **named}
    for old in [name for name in NO_EFFECT if name in given]:
        del given[old]
        warnings.warn(
            f"launch({old}=…) has no effect any more: leave it out.", DeprecationWarning, stacklevel=3
        )
    twice = set(named) & set(POSITIONAL[: len(positional)])
    unknown = given.keys() - LaunchParameters.__annotations__.keys()
    if unknown or twice or len(positional) > len(POSITIONAL):
        raise TypeError(
            f"launch() cannot take {', '.join(sorted(unknown | twice)) or 'so many positional arguments'}"
        )
    check_what_is_not_yet(given, "launch")
    checked: LaunchParameters = {**given}  # type: ignore[typeddict-item]  # the names were checked above
    return checked


def check_what_is_not_yet(given: Mapping[str, Any], call: str) -> None:
    """Complain of what comes with a later version; where the app can do without, with a warning.

    Raises:
        NotImplementedError: naming the parameter.
    """
    for name in NOT_YET:
        if given.get(name) not in (None, False):
            raise NotImplementedError(f"{call}({name}=…) comes with a later version: leave it out for now.")
    for name, meaning in WITHOUT.items():
        if given.get(name) not in (None, False):
            warnings.warn(
                f"{call}({name}=…) comes with a later version; until then {meaning}.",
                UserWarning,
                stacklevel=4,
            )


def serve_options(given: LaunchParameters, before: ServeOptions) -> ServeOptions:
    """How the page is served.

    Args:
        given: the parameters of `launch`.
        before: what was said where the page was made.
    """
    size = given.get("max_file_size")
    is_private = bound_to(given.get("server_name")) in LOOPBACK
    return replace(
        before,
        show_error=given.get("show_error", False),
        allowed=tuple(Path(path).absolute() for path in given.get("allowed_paths") or ()),
        max_file_size=None if size is None else byte_count(size, "max_file_size"),
        monitoring=bool(given.get("enable_monitoring")),
        capacity=given.get("state_session_capacity", 10_000),
        look=before.look.then(look(**{name: one for name, one in given.items() if name in LOOKS})),  # type: ignore[arg-type]  # LOOKS are its names
        hosts=(*(LOOPBACK if is_private else ()), *_listed("HOSTS")),
        origins=_listed("ORIGINS"),
        proxies=_listed("PROXIES"),
    )


def run_log_file(given: RunLogFile | str | PathLike[str] | None) -> RunLogFile | None:
    """The run log's file that `Blocks` was given."""
    return given if given is None or isinstance(given, RunLogFile) else RunLogFile(given)


def launch_options(given: LaunchParameters) -> LaunchOptions:
    """Where it is served."""
    return LaunchOptions(
        server_name=given.get("server_name"),
        server_port=given.get("server_port"),
        inbrowser=given.get("inbrowser", False),
        quiet=given.get("quiet", False),
        block=given.get("debug", False) or not (given.get("prevent_thread_lock", False) or is_interactive()),
        ssl_keyfile=given.get("ssl_keyfile"),
        ssl_certfile=given.get("ssl_certfile"),
        ssl_keyfile_password=given.get("ssl_keyfile_password"),
        root_path=given.get("root_path") or "",
        proxy_headers=setting("PROXIES") is None,
    )


def default_limit() -> int | None:
    """How many runs of a function last at the same time where nobody says.

    Raises:
        PageError: the environment variable FANLIGHT_DEFAULT_CONCURRENCY_LIMIT is neither a number nor "none".
    """
    given = setting("DEFAULT_CONCURRENCY_LIMIT") or "1"
    if given.lower() == "none":
        return None
    if not given.isdecimal() or int(given) < 1:
        raise PageError(
            f"DEFAULT_CONCURRENCY_LIMIT={given!r} in the environment: write a number from 1 on, or none."
        )
    return int(given)


def _listed(name: str) -> tuple[str, ...]:
    """A setting that is a list, with commas between."""
    return tuple(one.strip() for one in (setting(name) or "").split(",") if one.strip())
