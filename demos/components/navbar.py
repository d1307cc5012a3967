"""The bar at the top of an app of several pages: another name for the first one, links to elsewhere, hidden at will."""

import fanlight as gr

with gr.Blocks(title="Navbar") as demo:
    bar = gr.Navbar([("Example", "https://example.org")], main_page_name="Start")
    shown = gr.Checkbox(value=True, label="Show the bar")
    more = gr.Button("One more link")
    shown.change(lambda shown: gr.Navbar(visible=shown), shown, bar)
    more.click(lambda links: [*links, ("Page, once more", "page")], bar, bar)

with demo.route("Page"):
    gr.Markdown("A page with the bar as it is.")

with demo.route("Page without the first one"):
    gr.Navbar(main_page_name=False)
    gr.Markdown("From here, no link leads to the first page.")

if __name__ == "__main__":
    demo.launch()
