"""A list of tasks that grows and shrinks: a function builds that part of the page, for each visitor anew."""

from itertools import count

import fanlight as gr

numbers = count(1)


def add(tasks, text):
    return [*tasks, {"number": next(numbers), "text": text, "done": False}], ""


with gr.Blocks(title="Tasks") as demo:
    tasks = gr.State([])
    new = gr.Textbox(label="What is to do?", placeholder="Write it and press Enter", autofocus=True)
    new.submit(add, [tasks, new], [tasks, new])

    @gr.render(inputs=tasks)
    def show(of_now):
        left = sum(not task["done"] for task in of_now)
        gr.Markdown(f"**{left} to do**, {len(of_now) - left} done")
        for task in of_now:
            with gr.Row(key=task["number"]):
                number = task["number"]
                text = gr.Textbox(
                    task["text"], key=("text", number), label=f"Task {number}", show_label=False, scale=4
                )
                toggle = gr.Button("Again" if task["done"] else "Done", scale=1, min_width=80)
                remove = gr.Button("Remove", scale=1, min_width=80, variant="stop")

            def write(tasks, text, number=task["number"]):
                return [{**one, "text": text} if one["number"] == number else one for one in tasks]

            def turn(tasks, number=task["number"]):
                return [{**one, "done": one["done"] != (one["number"] == number)} for one in tasks]

            def drop(tasks, number=task["number"]):
                return [one for one in tasks if one["number"] != number]

            text.blur(write, [tasks, text], tasks)
            toggle.click(turn, tasks, tasks)
            remove.click(drop, tasks, tasks)


if __name__ == "__main__":
    demo.launch()
