"""A kept value of a sample, as a payload of a visit."""

from __future__ import annotations

import mimetypes
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...blocks.errors import BadValue
from ...blocks.files.beneath import open_beneath
from ...blocks.files.payload_walk import replaced
from ...blocks.run.session.session import Session
from ...blocks.tree.component import Component
from ...blocks.wire.media import Media

TOKEN = 17
"""As many signs stand before a kept file's own name: sixteen digits and a hyphen."""


def kept_payload(session: Session, component: Component, value: Any) -> Any:
    """A kept value as a payload of a visit, which gets copies of the files in it. For a thread.

    Most often a payload was kept; a sample that was flagged in a script has what a function takes or returns.

    Args:
        session: the visit.
        component: whose value it is.
        value: as it was kept.

    Raises:
        OSError: a file is gone, or a link stands in its place.
    """
    payload = session.files.publish_all(session.id, replaced(value, _media))
    try:
        component.validate(payload)
    except BadValue:
        with suppress(Exception):  # neither the one nor the other: the function's run tells so
            return session.files.publish_all(session.id, component.postprocess(value))
    return payload


def _media(value: Any) -> Any:
    """The content of a file of a flagged folder, under its own name; what is no path as it is.

    It is opened beneath the folder, `<folder>/<column>/<file>`: no link leads out of it.
    """
    if not isinstance(value, Path):
        return value
    folder = os.open(value.parent.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.fdopen(open_beneath(folder, value.parts[-2:]), "rb") as file:
            content = file.read()
    finally:
        os.close(folder)
    name = value.name[TOKEN:]
    return Media(content, name, mimetypes.guess_type(name)[0] or "application/octet-stream")
