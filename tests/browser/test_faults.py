"""The watch over all browser tests sees what it is there for."""

import pytest
from browsing import Faults, Show

import fanlight as gr


@pytest.mark.parametrize(
    ("deed", "fault"),
    [
        ("() => console.error('ouch')", "console: ouch"),
        ("() => { setTimeout(() => { throw new Error('ouch') }) }", "exception: ouch"),
        ("() => fetch('http://127.0.0.1:1/').catch(() => null)", "Content Security Policy"),
        ("() => { document.body.setAttribute('style', 'color: red') }", "Content Security Policy"),
    ],
)
def test_a_fault_of_a_page_is_found(show: Show, faults: Faults, deed: str, fault: str) -> None:
    with gr.Blocks() as demo:
        gr.Textbox(label="Name")
    page = show(demo)
    page.evaluate(deed)
    page.evaluate("() => new Promise(setTimeout)")  # the browser reports after the script

    assert faults.left() != []
    faults.foresee(fault)
    assert faults.left() == []
