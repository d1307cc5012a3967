"""Text in Markdown: formulas, code, tables, a long one that scrolls, from right to left, and one that grows."""

import asyncio

import fanlight as gr

TEXT = """
# The heat equation

Heat spreads by $u_t = \\alpha\\,u_{xx}$, which *Fourier* solved in **1822**:

$$ u(x, t) = \\sum_{n=1}^{\\infty} b_n \\sin\\left(\\frac{n \\pi x}{L}\\right) e^{-\\alpha (n\\pi/L)^2 t} $$

```python
def step(u: list[float], rate: float = 0.1) -> list[float]:
    # one step in time
    return [a + rate * (b - 2 * a + c) for c, a, b in zip(u, u[1:], u[2:])]
```

| Material | Diffusivity in mm²/s | Note |
| :--- | ---: | --- |
| Copper | 117 | spreads heat quickly |
| Water | 0.143 | |

- [x] derived
- [ ] measured

> Fire answers to the same laws as numbers do. — read [more](https://example.org)
"""
FORMULAS: list[dict[str, str | bool]] = [
    {"left": "$$", "right": "$$", "display": True},
    {"left": "$", "right": "$", "display": False},
]
STORY = "## Growing\n\nOnly the *end* is drawn again: `selections` stay.\n\n1. one\n2. two\n3. three"


async def tell():
    """The text as a model would write it."""
    for end in range(0, len(STORY) + 1, 6):
        yield STORY[:end]
        await asyncio.sleep(0.02)
    yield STORY


with gr.Blocks(title="Markdown") as demo:
    gr.Markdown(
        TEXT, latex_delimiters=FORMULAS, header_links=True, buttons=["copy"], container=True, label="Article"
    )
    with gr.Row():
        gr.Markdown(
            "# طويل\n\n" + "نص من اليمين إلى اليسار. " * 30,
            rtl=True,
            max_height=180,
            container=True,
            label="Long",
        )
        gr.Markdown("one line\nand the next", line_breaks=True, label="Breaks")
    grown = gr.Markdown(label="Story")
    gr.Button("Tell").click(tell, None, grown)

if __name__ == "__main__":
    demo.launch()
