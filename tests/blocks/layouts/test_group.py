import fanlight as gr


def test_it_holds_what_is_made_in_it_and_hides_with_it() -> None:
    with gr.Blocks(), gr.Group(elem_id="who") as group:
        name, row = gr.Textbox(), gr.Row()
    assert group.children == [name, row]
    assert group.props() == {"visible": True, "elem_id": "who", "elem_classes": []}
    assert group.changed({"visible": False}).props()["visible"] is False
