"""What a function returns in place of a value changes the component itself."""

from browsing import Show
from playwright.sync_api import expect

import fanlight as gr


def test_a_function_gives_other_choices(show: Show) -> None:
    with gr.Blocks() as demo:
        size = gr.Radio(["small", "large"], value="small", label="Size")
        chosen = gr.Textbox(label="Chosen")
        gr.Button("More").click(
            lambda: gr.Radio(choices=["small", "large", "huge"], value="huge", label="Any size"), None, size
        )
        size.change(lambda size: size, size, chosen)
    page = show(demo)
    page.get_by_role("button", name="More").click()
    group = page.get_by_role("radiogroup", name="Any size")
    expect(group.get_by_role("radio")).to_have_count(3)
    expect(group.get_by_role("radio", name="huge")).to_be_checked()
    expect(page.get_by_label("Chosen")).to_have_value("huge")
    group.get_by_role("radio", name="large").check()

    expect(page.get_by_label("Chosen")).to_have_value("large")


def test_a_function_hides_and_shows(show: Show) -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox("Ada", label="Name", interactive=True)
        gr.Button("Hide").click(lambda: gr.update(visible=False), None, name)
        gr.Button("Cover").click(lambda: gr.update(visible="hidden"), None, name)
        gr.Button("Show").click(lambda: gr.Textbox(visible=True), None, name)
    page = show(demo)
    page.get_by_label("Name").fill("Grace")
    page.get_by_role("button", name="Cover").click()
    expect(page.get_by_label("Name")).to_be_hidden()
    expect(page.get_by_label("Name")).to_be_attached()
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_label("Name")).not_to_be_attached()
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_label("Name")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Grace")


def test_a_function_opens_a_field_to_be_written_in(show: Show) -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name", interactive=False)
        gr.Button("Open").click(lambda: gr.Textbox(interactive=True, placeholder="Write here"), None, name)
    page = show(demo)
    expect(page.get_by_label("Name")).not_to_be_editable()
    page.get_by_role("button", name="Open").click()

    expect(page.get_by_label("Name")).to_be_editable()
    expect(page.get_by_placeholder("Write here")).to_be_visible()


def test_skip_and_a_dict_leave_the_others_alone(show: Show) -> None:
    with gr.Blocks() as demo:
        left, right = gr.Textbox("left", label="Left"), gr.Textbox("right", label="Right")
        gr.Button("Skip").click(lambda: (gr.skip(), "skipped"), None, [left, right])
        gr.Button("Dict").click(lambda: {left: "by name"}, None, [left, right])
    page = show(demo)
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_label("Right")).to_have_value("skipped")
    expect(page.get_by_label("Left")).to_have_value("left")
    page.get_by_role("button", name="Dict").click()

    expect(page.get_by_label("Left")).to_have_value("by name")
    expect(page.get_by_label("Right")).to_have_value("skipped")
