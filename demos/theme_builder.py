"""The theme builder: choose hues, sizes and fonts, see them at once, and copy the code."""

from fanlight.themes.builder import builder_page

demo = builder_page()

if __name__ == "__main__":
    demo.launch()
