"""Write code and see it run through a formatter; one that only shows, one as small as can be, and one that grows."""

import ast
import time
from collections.abc import Iterator

import fanlight as gr

PYTHON = '''
from dataclasses import dataclass


@dataclass
class Point:
    """A place on a plane."""

    x: float = 0.5
    y: float = 1e3  # far away

    def __abs__(self) -> float:
        return (self.x**2 + self.y**2) ** 0.5


print(f"{abs(Point()):.2f}", True, None, r"\\d+")
'''
SQL = "SELECT name, count(*) AS n\nFROM visitors\nWHERE seen > '2026-01-01' -- this year\nGROUP BY name;"


def tidy(source: str) -> str:
    """The code as Python itself would write it."""
    try:
        return ast.unparse(ast.parse(source))
    except SyntaxError as error:
        raise gr.Error(f"Line {error.lineno}: {error.msg}") from error


def written() -> Iterator[str]:
    """A query, a few letters at a time."""
    for end in range(0, len(SQL) + 4, 4):
        time.sleep(0.02)
        yield SQL[:end]


with gr.Blocks(title="Code") as demo:
    with gr.Row(equal_height=True):
        source = gr.Code(
            PYTHON, "python", label="Python", autocomplete=True, interactive=True, info="With suggestions."
        )
        tidied = gr.Code(language="python", label="Tidied", interactive=False, wrap_lines=True)
    tidy_button = gr.Button("Tidy", variant="primary")
    with gr.Row():
        page = gr.Code('<p class="note">Hello</p>', "html", label="A page", lines=2, max_lines=4)
        query = gr.Code(language="sql-pgSQL", label="A query", lines=4, show_line_numbers=False)
    write_button = gr.Button("Write a query")
    tidy_button.click(tidy, source, tidied)
    write_button.click(written, None, query)

if __name__ == "__main__":
    demo.launch()
