import time

import numpy as np

import fanlight as gr

RATE = 24_000
SONG = [("C", 262), ("D", 294), ("E", 330), ("F", 349), ("G", 392), ("A", 440), ("B", 494), ("C", 523)]


def tone(frequency, seconds=0.4):
    at = np.arange(int(RATE * seconds)) / RATE
    fade = np.minimum(1, np.minimum(at, at[::-1]) * 40)
    return (np.sin(2 * np.pi * frequency * at) * fade * 12_000).astype(np.int16)


def scale():
    return RATE, np.concatenate([tone(frequency) for _, frequency in SONG])


def backwards(sound):
    if sound is None:
        raise gr.Error("Record something first.")
    rate, numbers = sound
    return rate, numbers[::-1]


def play_scale():
    for _, frequency in SONG:
        time.sleep(0.1)
        yield RATE, tone(frequency)


def loudness(piece, so_far):
    rate, numbers = piece
    heard = (so_far or 0) + len(numbers) / rate
    return f"{np.abs(numbers.astype(np.int32)).max() / 327.68:.0f} % loud, {heard:.1f} s heard", heard


with gr.Blocks(title="Audio") as demo:
    with gr.Row():
        voice = gr.Audio(label="Your voice")
        gr.Audio(
            scale(),
            label="A scale",
            interactive=False,
            subtitles=[
                {"text": name, "timestamp": [i * 0.4, i * 0.4 + 0.4]} for i, (name, _) in enumerate(SONG)
            ],
        )
    with gr.Row():
        turn, play = gr.Button("Backwards"), gr.Button("Play a scale as it is made")
    with gr.Row():
        turned = gr.Audio(label="Backwards", interactive=False)
        stream = gr.Audio(label="Streamed", streaming=True, autoplay=True, interactive=False)
    with gr.Row():
        microphone = gr.Audio(label="Microphone, piece by piece", streaming=True)
        with gr.Column():
            told, heard = gr.Textbox(label="What is heard"), gr.State(0)
    gr.Audio(
        scale(),
        label="To be cut",
        interactive=True,
        waveform_options={"waveform_color": "tomato", "skip_length": 10},
        loop=True,
    )
    turn.click(backwards, voice, turned)
    play.click(play_scale, None, stream)
    microphone.stream(loudness, [microphone, heard], [told, heard], stream_every=0.5)


if __name__ == "__main__":
    demo.launch()
