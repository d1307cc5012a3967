"""Opens an image that a stranger sent: see blocks/wire/open_image.py, which the server needs too."""

from ..blocks.wire.open_image import FORMATS, MAX_PIXELS, look_at_image, open_image

__all__ = ["FORMATS", "MAX_PIXELS", "look_at_image", "open_image"]
