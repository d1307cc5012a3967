from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_what_is_marked_is_the_mask(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("image_mask")
    marked = page.get_by_role("group", name="Mark a part")
    expect(marked.get_by_role("button", name="Layers")).to_have_count(0)
    canvas = marked.get_by_role("application")
    canvas.focus()
    page.keyboard.press("r")
    marked.get_by_role("checkbox", name="Filled").check(force=True)
    canvas.focus()
    page.keyboard.press("Enter")
    for key in ("ArrowRight", "ArrowDown") * 5:
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    mask = page.get_by_role("figure", name="Mask").get_by_role("img").first
    expect(mask).to_be_visible()
    colors = mask.evaluate(
        """async (image) => {
            await image.decode();
            const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
            const context = canvas.getContext("2d", { willReadFrequently: true });
            context.drawImage(image, 0, 0);
            const at = (x, y) => context.getImageData(x, y, 1, 1).data[0];
            return [at(190, 130), at(10, 10), canvas.width, canvas.height];
        }"""
    )
    assert colors == [255, 0, 360, 240]
