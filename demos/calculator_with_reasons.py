"""Whoever flags a sample says why: one button a reason, an answer, a comment, and what it should have been."""

import fanlight as gr


def calculator(num1, operation, num2):
    if operation == "add":
        return num1 + num2
    if operation == "subtract":
        return num2 - num1  # wrong on purpose: something to flag
    if operation == "multiply":
        return num1 * num2
    if num2 == 0:
        raise gr.Error("Cannot divide by zero!", print_exception=False)
    return num1 / num2


demo = gr.Interface(
    calculator,
    ["number", gr.Radio(["add", "subtract", "multiply", "divide"]), "number"],
    "number",
    title="Calculator",
    description="It makes mistakes. Flag them.",
    flagging_mode="manual",
    flagging_options=["wrong sign", "off by one", "other"],
    flagging_questions=gr.Radio(["yes", "no"], label="Does it happen each time?"),
    flagging_comment=True,
    flagging_correction=True,
)

if __name__ == "__main__":
    demo.launch()
