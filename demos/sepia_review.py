"""Turn a photo to sepia and flag what looks wrong; behind the other tab, experts look at it again."""

import numpy as np

import fanlight as gr


def sepia(photo, strength):
    sepia_filter = strength * np.array(
        [[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]]
    ) + (1 - strength) * np.identity(3)
    toned = photo.dot(sepia_filter.T)
    return toned / max(toned.max(), 1)


interface = gr.Interface(
    sepia,
    [gr.Image(label="Photo"), gr.Slider(0, 1, 0.5, label="Strength")],
    gr.Image(label="Sepia"),
    flagging_mode="manual",
    flagging_options=["too dark", "wrong colours", "other"],
    flagging_dir="flagged_photos",
)
review = gr.flagging.review("flagged_photos", interface)
demo = gr.TabbedInterface([interface, review], ["Sepia", "Review"], title="Sepia")

if __name__ == "__main__":
    demo.launch()
