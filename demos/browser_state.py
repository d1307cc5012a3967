"""A value that the visitor's browser keeps: the settings are there again at the next visit."""

import fanlight as gr


def save(name, language):
    return {"name": name, "language": language}


def restore(settings):
    return settings["name"], settings["language"]


with gr.Blocks(title="Settings") as demo:
    settings = gr.BrowserState({"name": "", "language": "English"}, storage_key="settings")
    name = gr.Textbox(label="Name")
    language = gr.Radio(["English", "Français", "中文"], label="Language")
    forget = gr.Button("Forget me")

    demo.load(restore, settings, [name, language])
    gr.on([name.change, language.change], save, [name, language], settings, show_progress="hidden")
    forget.click(lambda: ("", "English"), None, [name, language])

if __name__ == "__main__":
    demo.launch()
