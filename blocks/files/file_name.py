"""Names that people gave to files: shown and saved under, never opened."""

from __future__ import annotations

import re

from .sniff import SUFFIXES


def clean_name(name: str, limit: int) -> str:
    """A name without folders and without characters that deceive the eye or break a header.

    Args:
        name: as the sender gave it.
        limit: in bytes of UTF-8; a longer name loses its middle, its suffix is kept.
    """
    base = _DECEPTIVE.sub("_", re.split(r"[/\\]", name)[-1]).strip()
    if base in ("", ".", ".."):
        return "file"
    encoded = base.encode()
    if len(encoded) <= limit:
        return base
    suffix = suffix_in(base).encode()
    return encoded[: limit - len(suffix)].decode(errors="ignore") + suffix.decode()


def suffix_for(name: str, mime: str) -> str:
    """The suffix for a stored file: that of its type where it is certain, else its name's, if harmless."""
    return SUFFIXES.get(mime) or suffix_in(name).lower()


def suffix_in(name: str) -> str:
    """The suffix of a name with its dot, if it is short and plain; otherwise nothing."""
    found = _SUFFIX.search(name)
    return found[0] if found else ""


_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,12}\Z")
# controls, line and paragraph separators, marks that turn the direction of text, lone surrogates
_DECEPTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
