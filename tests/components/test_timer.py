import fanlight as gr
from fanlight.blocks.tree.clock import Clock


def test_is_a_clock_that_an_author_names() -> None:
    with gr.Blocks() as demo:
        timer = gr.Timer(5, active=False)
        timer.tick(lambda: None)
    assert isinstance(timer, Clock)
    assert (timer.client_name, timer.name, timer.value) == ("timer", "Timer", 5)
    assert demo.graph.started_by(timer.id or 0, "tick") == demo.graph.listeners


def test_can_be_made_first_and_placed_later() -> None:
    timer = gr.Timer(render=False)
    with gr.Blocks() as demo:
        timer.tick(lambda: None)
        timer.render()
    assert timer in demo.children
