"""Progress: each loop has its bar, where the result will appear; whoever comes second sees their place in the line."""

import time

import fanlight as gr


def develop(rolls, pause, progress=gr.Progress()):
    prints = 0
    progress(0, desc="Mixing the developer")
    time.sleep(5 * pause)
    for roll in progress.tqdm(range(1, int(rolls) + 1), desc="Rolls", unit="rolls"):
        for _ in progress.tqdm(range(24), desc=f"Roll {roll}", unit="frames"):
            time.sleep(pause)
            prints += 1
    return f"{prints} prints of {rolls} rolls."


def check(rolls, _pause):
    return gr.validate(rolls == int(rolls), "Whole rolls only."), None


with gr.Blocks(title="Progress") as demo:
    rolls = gr.Number(3, label="Rolls", minimum=1)
    pause = gr.Slider(0, 0.5, 0.05, step=0.01, label="Pause", info="Seconds that a frame takes")
    with gr.Row():
        start = gr.Button("Develop", variant="primary")
        stop = gr.Button("Stop", variant="stop")
    prints = gr.Textbox(label="Prints", lines=3)
    developing = start.click(develop, [rolls, pause], prints, validator=check)
    stop.click(None, cancels=developing)

if __name__ == "__main__":
    demo.launch()
