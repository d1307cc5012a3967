"""review(): the page on which flagged samples are looked at again."""

from collections.abc import Sequence
from pathlib import Path

from ...blocks.interfaces.flag_panel.flag_options import default_folder
from ...blocks.interfaces.interface import Interface
from ...blocks.tree.component import Component
from ...blocks.tree.page import Page
from .album import Album
from .opening import Opening
from .page import ReviewPage


def review(
    folder: str | Path | None = None,
    demo: Page | None = None,
    *,
    inputs: Sequence[Component] | None = None,
    title: str = "Review",
) -> ReviewPage:
    """A page for looking at what was flagged: an app of its own, or a tab beside the demo.

    ::

        gr.flagging.review("flagged").launch()
        gr.TabbedInterface([demo, gr.flagging.review("flagged", demo)], ["Demo", "Review"])

    Who reviews accepts or rejects each sample, corrects its output and writes a comment. That is added to the folder
    as a record: nothing in it is changed, and of several reviews of a sample the last one counts.

    Args:
        folder: the `flagging_dir` of a logger; it may be missing until something is flagged. None: that of the demo,
            or the one that interfaces flag into unless they say.
        demo: the page on which the samples were flagged. Where it is on the same page, a sample can be opened in it
            again, with its inputs filled in.
        inputs: the components of the demo that take the inputs of a sample, in the order of its columns; None: those
            that have the columns' names as labels.
        title: of the page.

    Returns:
        The page.
    """
    if folder is None:
        folder = demo.flagging_dir if isinstance(demo, Interface) else default_folder()
    album = Album(folder)
    opening = None if demo is None else Opening(demo, inputs, album.folder)
    return ReviewPage(album, opening, title)
