"""Show a film with subtitles, take one from a file or the camera, and cut a part out of it."""

from pathlib import Path

import fanlight as gr

FILM = Path(__file__).parent / "files" / "morning.mp4"
SAID = [
    {"text": "It is still dark.", "timestamp": [0, 2]},
    {"text": "The sun comes up behind the hills.", "timestamp": [2, 4]},
    {"text": "Good morning!", "timestamp": [4, 6]},
]


def what_came(path: str | None) -> str:
    if path is None:
        return "No video"
    film = Path(path)
    return f"{film.name}, {film.stat().st_size / 1000:.0f} kB"


with gr.Blocks(title="Video") as demo:
    with gr.Row():
        gr.Video(FILM, label="Morning", subtitles=SAID, interactive=False)
        yours = gr.Video(FILM, label="Yours", interactive=True)
    came = gr.Textbox(label="What the function got", interactive=False)
    with gr.Row():
        gr.Video(label="Upload or record")
        gr.Video(label="Record", sources="webcam", include_audio=True)
        gr.Video(label="Nothing to see", interactive=False)
    yours.change(what_came, yours, came)

if __name__ == "__main__":
    demo.launch()
