"""A moment, a day, one on other clocks, a while ago, and one that only shows."""

from datetime import datetime

import fanlight as gr


def until(start: datetime | None, day: str | None) -> str:
    return f"{start:%A, %H:%M %Z} and {day}" if start and day else ""


with gr.Blocks(title="DateTime") as demo:
    with gr.Row():
        start = gr.DateTime(
            "2026-11-21 14:30:00",
            type="datetime",
            timezone="Europe/Paris",
            label="Start",
            info="Write or pick it.",
        )
        day = gr.DateTime(include_time=False, type="string", label="Day")
    told = gr.Textbox(label="Told", interactive=False)
    with gr.Row():
        gr.DateTime("now - 5m", label="Since", interactive=True)
        gr.DateTime(0, timezone="UTC", label="The beginning", interactive=False)
    gr.on([start.change, day.change], until, [start, day], told)

if __name__ == "__main__":
    demo.launch()
