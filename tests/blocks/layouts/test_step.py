import fanlight as gr


def test_steps_outside_of_a_walkthrough_form_one() -> None:
    with gr.Blocks() as demo:
        with gr.Step("One") as one:
            box = gr.Textbox()
        with gr.Step("Two") as two:
            pass
        gr.Markdown("Between")
        with gr.Step("Alone"):
            pass
    first, _, second = demo.children
    assert isinstance(first, gr.Walkthrough)
    assert isinstance(second, gr.Walkthrough)
    assert first.children == [one, two]
    assert first.client_name == "walkthrough"
    assert one.children == [box]


def test_a_step_may_be_made_first_and_placed_later() -> None:
    step = gr.Step("One", render=False)
    with gr.Blocks(), gr.Walkthrough() as walkthrough:
        step.render()
    assert walkthrough.children == [step]
