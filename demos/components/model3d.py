"""Models to be turned: one that a function makes, in each of its looks, points, splats, and one of your own."""

import struct
import tempfile
from pathlib import Path

import numpy as np

import fanlight as gr

FOLDER = Path(tempfile.mkdtemp())
AROUND, ALONG = 40, 160


def ring(turns: float) -> np.ndarray:
    """The points of a twisted ring, along it and around it."""
    u = np.linspace(0, 2 * np.pi, ALONG, endpoint=False)[:, None]
    v = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)[None, :]
    thick = 0.34 + 0.13 * np.cos(3 * v + turns * u)
    away = 1 + thick * np.cos(v)
    return np.stack([away * np.cos(u), thick * np.sin(v) + 0 * u, away * np.sin(u)], axis=-1)


def model(turns: float) -> str:
    """Write the ring as an .obj."""
    points = ring(round(turns))
    number = np.arange(ALONG * AROUND).reshape(ALONG, AROUND) + 1
    along, around = np.roll(number, -1, axis=0), np.roll(number, -1, axis=1)
    faces = np.stack([number, around, np.roll(along, -1, axis=1), along], axis=-1).reshape(-1, 4)
    lines = [f"v {x:.4f} {y:.4f} {z:.4f}" for x, y, z in points.reshape(-1, 3)]
    lines += [f"f {a} {b} {c} {d}" for a, b, c, d in faces]
    path = FOLDER / f"ring_{round(turns)}.obj"
    path.write_text("\n".join(lines))
    return str(path)


def cloud() -> str:
    """Write coloured points as a .ply."""
    points = ring(5).reshape(-1, 3).astype("<f4")
    colors = (np.clip(points * 0.4 + 0.5, 0, 1) * 255).astype(np.uint8)
    names = [
        *(f"property float {axis}" for axis in "xyz"),
        *(f"property uchar {one}" for one in ("red", "green", "blue")),
    ]
    head = "\n".join(
        ["ply", "format binary_little_endian 1.0", f"element vertex {len(points)}", *names, "end_header\n"]
    )
    rows = b"".join(p.tobytes() + c.tobytes() for p, c in zip(points, colors, strict=True))
    path = FOLDER / "cloud.ply"
    path.write_bytes(head.encode() + rows)
    return str(path)


def splats() -> str:
    """Write a spiral of splats."""
    rows = []
    for n in range(900):
        angle, height = n / 25, n / 450 - 1
        place = (np.cos(angle) * (1.1 - abs(height)), height, np.sin(angle) * (1.1 - abs(height)))
        color = (int(127 + 120 * np.sin(angle)), 150, int(127 - 120 * np.sin(angle)), 190)
        rows.append(struct.pack("<6f8B", *place, 0.06, 0.02, 0.06, *color, 255, 128, 128, 128))
    path = FOLDER / "spiral.splat"
    path.write_bytes(b"".join(rows))
    return str(path)


with gr.Blocks(title="Model3D") as demo:
    with gr.Row():
        turns = gr.Slider(0, 9, 2, step=1, label="Turns")
        look = gr.Radio(["solid", "wireframe", "point_cloud"], value="solid", label="Look")
    with gr.Row():
        shape = gr.Model3D(model(2), label="Ring", interactive=False)
        own = gr.Model3D(label="Your own", interactive=True)
    with gr.Row():
        gr.Model3D(cloud(), label="Points", clear_color=(0.08, 0.1, 0.16, 1), height=260, interactive=False)
        gr.Model3D(splats(), label="Splats", camera_position=(30, 70, None), height=260, interactive=False)
    with gr.Row():
        gr.Model3D(label="Nothing yet", height=200, interactive=False)
        sent = gr.Textbox(label="What the function gets", interactive=False)
    turns.change(model, turns, shape)
    look.change(lambda mode: gr.Model3D(display_mode=mode), look, shape)
    own.change(lambda path: Path(path).name if path else "None", own, sent)

if __name__ == "__main__":
    demo.launch()
