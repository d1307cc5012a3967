from __future__ import annotations

import pytest
from audit import audit
from browsing import Serve, Visit
from playwright.sync_api import expect

import fanlight as gr

HEARD = """\
- button "Sign in with Hugging Face" [disabled]"""


def test_without_its_platform_it_says_why_it_does_nothing(serve: Serve, visit: Visit) -> None:
    with gr.Blocks(title="Login") as demo, pytest.warns(UserWarning, match="does nothing"):
        gr.LoginButton()
    page = visit(serve(demo), bypass_csp=True)
    button = page.get_by_role("button", name="Sign in with Hugging Face")
    assert button.aria_snapshot() == HEARD
    expect(button).to_have_attribute("aria-disabled", "true")
    audit(page, 320)
    button.press("Enter")
    expect(page.get_by_text("One signs in with Hugging Face on its Spaces only.")).to_be_visible()
