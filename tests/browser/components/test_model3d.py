from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import numpy as np
from browsing import Faults, Serve, Visit
from PIL import Image
from playwright.sync_api import Page, expect

import fanlight as gr


def written(folder: Path) -> str:
    """A .gltf of one square with a picture on it, all in one file: blue on the left, red on the right."""
    corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], "<f4")
    places = np.array([[0, 1], [1, 1], [1, 0], [0, 0]], "<f4")
    faces = np.array([0, 1, 2, 0, 2, 3], "<u2")
    parts = [corners.tobytes(), places.tobytes(), faces.tobytes()]
    starts = np.cumsum([0, *map(len, parts)]).tolist()
    picture = io.BytesIO()
    Image.fromarray(np.array([[[0, 0, 255], [255, 0, 0]]], np.uint8)).resize(
        (64, 64), Image.Resampling.NEAREST
    ).save(picture, "PNG")
    model = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [
            {"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0}]}
        ],
        "materials": [
            {
                "pbrMetallicRoughness": {"baseColorTexture": {"index": 0}},
                "extensions": {"KHR_materials_unlit": {}},
            }
        ],
        "extensionsUsed": ["KHR_materials_unlit"],
        "textures": [{"source": 0}],
        "images": [{"uri": f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"}],
        "buffers": [
            {
                "uri": f"data:application/octet-stream;base64,{base64.b64encode(b''.join(parts)).decode()}",
                "byteLength": starts[-1],
            }
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": start, "byteLength": len(part)}
            for start, part in zip(starts, parts, strict=False)
        ],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5126,
                "count": 4,
                "type": "VEC3",
                "min": [-1, -1, 0],
                "max": [1, 1, 0],
            },
            {"bufferView": 1, "componentType": 5126, "count": 4, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5123, "count": 6, "type": "SCALAR"},
        ],
    }
    path = folder / "square.gltf"
    path.write_text(json.dumps(model))
    return str(path)


def seen(page: Page) -> tuple[int, int]:
    """How many pixels are blue, and how many red."""
    shot = np.asarray(
        Image.open(io.BytesIO(page.get_by_role("application").screenshot())).convert("RGB")
    ).astype(int)
    red, green, blue = shot[..., 0], shot[..., 1], shot[..., 2]
    return int(((blue > 200) & (red < 60)).sum()), int(((red > 200) & (blue < 60) & (green < 60)).sum())


def test_a_model_is_drawn_and_turned_by_keys(
    serve: Serve, visit: Visit, faults: Faults, tmp_path: Path
) -> None:
    faults.foresee("GPU stall due to ReadPixels|no longer repeat")  # without a graphics card, pictures cost
    with gr.Blocks() as demo:
        gr.Model3D(
            written(tmp_path), label="Square", camera_position=(90, 90, 4), height=240, interactive=False
        )
    page = visit(serve(demo), viewport={"width": 320, "height": 400})
    stage = page.get_by_role("application", name="Square: arrow keys turn it")
    expect(page.get_by_role("button", name="Reset")).to_be_visible(timeout=60_000)
    blue, red = seen(page)
    assert blue > 1_000
    assert abs(blue - red) < blue / 10

    stage.focus()
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert seen(page)[0] < blue * 0.8
    page.keyboard.press("Home")
    assert abs(seen(page)[0] - blue) < blue / 10
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    edge = seen(page)
    assert sum(edge) < blue / 10  # it is seen from its side
