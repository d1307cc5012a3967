import fanlight as gr


def test_what_it_tells_the_browser_and_what_a_function_says_of_it() -> None:
    with gr.Blocks(), gr.Accordion("More", open=False, max_height=300) as more:
        box = gr.Textbox()
    props = more.props()
    assert [props[name] for name in ("label", "open", "height", "max_height")] == ["More", False, None, 300]
    assert more.children == [box]
    assert more.events == ("expand", "collapse")
    assert more.changed({"open": True}).props() == {**props, "open": True}
