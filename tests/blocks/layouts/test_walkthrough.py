import fanlight as gr


def test_shows_the_step_that_a_function_names() -> None:
    with gr.Blocks(), gr.Walkthrough(selected=1) as walkthrough:
        with gr.Step("One", id=1) as one:
            pass
        with gr.Step("Two", id=2, interactive=False) as two:
            pass
    assert walkthrough.children == [one, two]
    assert walkthrough.changed({"selected": 2}).props()["selected"] == 2
    assert (two.props()["step_id"], two.props()["label"], two.props()["interactive"]) == (2, "Two", False)
    assert (walkthrough.events, one.events) == (("change", "select"), ("select",))
