"""The authors' JavaScript: served as a module under the hash of its text, so that no page needs eval."""

from __future__ import annotations

from hashlib import blake2b


def script_name(text: str) -> str:
    """The name under which the module of a listener's `js` is served, 32 hexadecimal digits."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def script_module(text: str) -> str:
    """The ECMAScript module whose default export is the author's function."""
    return f"export default (\n{text.strip().rstrip(';')}\n);\n"
