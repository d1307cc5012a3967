"""The interface in the visitor's language."""

from audit import audit
from browsing import Faults, Serve, Visit
from playwright.sync_api import expect

import fanlight as gr

ARABIC, GERMAN, GREEK = "ar", "de-AT", "el"


def page() -> gr.Blocks:
    with gr.Blocks(title="Sizes") as demo:
        gr.Slider(0, 10, 4, label="Size", interactive=True, buttons=["reset"])
        gr.Dropdown(["small", "large"], value=None, label="Word", filterable=False)
        gr.File(label="Paper")
        gr.Markdown("# In English all the same", buttons=["copy"])
        gr.Button().click(lambda: gr.Info("Done with it."))
    return demo


def test_an_arabic_page_is_all_arabic_and_runs_from_right_to_left(serve: Serve, visit: Visit) -> None:
    tab = visit(serve(page()), locale=ARABIC, bypass_csp=True, reduced_motion="reduce")

    expect(tab.locator("html")).to_have_attribute("dir", "rtl")
    expect(tab.locator("html")).to_have_attribute("lang", "ar")
    expect(tab.get_by_role("button", name="إعادة الضبط")).to_be_visible()
    expect(tab.get_by_text("اختر…")).to_be_visible()
    tab.get_by_role("button", name="تشغيل").click()
    toast = tab.get_by_role("status").filter(has_text="Done with it.")
    expect(toast.get_by_role("button", name="إغلاق")).to_be_visible()
    box, width = toast.bounding_box(), tab.evaluate("innerWidth")
    assert box is not None
    assert box["x"] < width / 2  # where the lines of this page end
    toast.get_by_role("button", name="إغلاق").click()
    expect(toast).to_have_count(0)
    copy = tab.get_by_role("button", name="نسخ").bounding_box()
    assert copy is not None
    assert copy["x"] > width / 2  # where the lines of that text end
    audit(tab)


def test_a_german_page_costs_one_request_more(serve: Serve, visit: Visit, faults: Faults) -> None:
    url = serve(page())
    english = visit(url, locale=GREEK)  # which nobody has translated
    expect(english.get_by_role("button", name="Run")).to_be_visible()
    expect(english.locator("html")).to_have_attribute("lang", "en")
    paid = len(faults.requests)
    tab = visit(url, locale=GERMAN, bypass_csp=True, reduced_motion="reduce")

    expect(tab.get_by_role("button", name="Ausführen")).to_be_visible()
    expect(tab.get_by_role("button", name="Zurücksetzen")).to_be_visible()
    expect(tab.locator("html")).to_have_attribute("lang", "de")
    assert len(faults.requests) - paid == paid + 1
    audit(tab, 320)
