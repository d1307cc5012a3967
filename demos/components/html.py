"""HTML as it is, made of templates, and as components of one's own: stars, a form around other blocks, a folder."""

import fanlight as gr


class StarRating(gr.HTML):
    """Stars to be clicked: a component of one's own in a few lines, without a build."""

    def __init__(self, label: str, value: int = 0, stars: int = 5, **kwargs):
        super().__init__(
            value,
            label=label,
            show_label=True,
            container=True,
            html_template="${Array.from({length: stars}, (_, i) => i + 1).map(n => `"
            + '<button type="button" class="star ${n <= value ? \'full\' : \'\'}" data-stars="${n}" '
            + 'aria-label="${n} of ${stars}" aria-pressed="${n === value}">★</button>`).join("")}',
            css_template="""
                .star { border: 0; padding: 0 2px; min-height: 36px; background: none; font-size: 28px; line-height: 1;
                        color: var(--fl-line-strong); cursor: pointer; }
                .star.full { color: var(--fl-accent); }
            """,
            js_on_load="""
                element.addEventListener("click", (event) => {
                    const star = event.target.closest(".star");
                    if (!star) return;
                    props.value = Number(star.dataset.stars);
                    trigger("submit");
                });
            """,
            stars=stars,
            **kwargs,
        )

    def api_info(self):
        return {"type": "integer", "minimum": 0}


def chapters(book: str) -> list[str]:
    """What the page asks for when the button is pressed."""
    return [f"{book}, chapter {number}" for number in (1, 2, 3)]


with gr.Blocks(title="HTML") as demo:
    gr.HTML(
        "<h2>As it is</h2>"
        '<p>With <b style="color: var(--fl-accent)">styles</b>, and <mark>nothing that runs</mark>.</p>'
    )
    with gr.Row():
        food = StarRating("Food", 3)
        service = StarRating("Service", 4)
    verdict = gr.Textbox(label="Verdict", interactive=False)
    gr.on([food.submit, service.submit], lambda a, b: f"{(a + b) / 2:g} of 5", [food, service], verdict)

    guests = gr.HTML(
        ["Ada", "Grace <3"],
        label="Guests",
        html_template="""
            <h3>${value.length} guests</h3>
            <ul style="color: ${color}">
                {{#each value}}<li>{{@index}}: {{this}}</li>{{else}}<li>nobody yet</li>{{/each}}
            </ul>
        """,
        color="inherit",
    )
    with gr.Row():
        gr.Button("Invite Edsger").click(lambda names: [*names, "Edsger"], guests, guests)
        gr.Button("In red").click(lambda: gr.HTML(color="var(--fl-danger)"), None, guests)

    book = gr.HTML(
        "Emma",
        label="Book",
        html_template="<p>{{value}}</p><button>Chapters</button><ol></ol>",
        js_on_load="""
            element.querySelector("button").addEventListener("click", async () => {
                const list = await server.chapters(props.value);
                element.querySelector("ol").replaceChildren(...list.map((name) => {
                    const item = document.createElement("li");
                    item.textContent = name;
                    return item;
                }));
            });
        """,
        server_functions=[chapters],
    )
    with gr.HTML(
        html_template="<h3>${title}</h3>@children<button class='send'>Send</button>",
        css_template="border: 2px solid var(--fl-line); border-radius: 12px; padding: 16px;",
        js_on_load="""
            element.querySelector(".send").addEventListener("click", () => trigger("sent", { by: "button" }));
        """,
        label="Form",
        title="Around other blocks",
    ) as form:
        name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting", interactive=False)

    @form.sent(inputs=name, outputs=greeting)
    def greet(name, event: gr.EventData):
        return f"Hello {name}, by {event.by}!"


if __name__ == "__main__":
    demo.launch()
