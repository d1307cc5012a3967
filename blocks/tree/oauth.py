"""Who signed in with Hugging Face: nobody, as that works on its Spaces only. Code that asks for it still runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class OAuthProfile(dict[str, Any]):
    """Who signed in. A parameter annotated with ``gr.OAuthProfile | None`` gets None.

    Attributes:
        name: of the person.
        username: of the account.
        profile: the address of its page.
        picture: the address of its picture.
    """

    name: str
    username: str
    profile: str
    picture: str


@dataclass
class OAuthToken:
    """What lets a function act for who signed in. A parameter annotated with ``gr.OAuthToken | None`` gets None.

    Attributes:
        token: the secret.
        scope: what it allows.
        expires_at: in seconds since 1970.
    """

    token: str
    scope: str
    expires_at: int
