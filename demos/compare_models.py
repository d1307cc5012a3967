"""Three ways to guess a language, asked at the same time, side by side: one flag keeps what all of them said."""

import collections
import math

import fanlight as gr

SAMPLES = {
    "English": "the window over the door lets in the light when it is closed and one looks in without going in",
    "German": "das Fenster über der Tür lässt das Licht herein wenn sie geschlossen ist und man sieht hinein",
    "French": "la fenêtre au dessus de la porte laisse entrer la lumière quand elle est fermée et on regarde dedans",
    "Spanish": "la ventana sobre la puerta deja entrar la luz cuando está cerrada y se mira adentro sin entrar",
}


def guess(text, pieces_of):
    """How likely each language is, by how often the pieces of the text come in its sample."""
    pieces = pieces_of(text.lower())
    if not pieces:
        raise gr.Error("There is nothing to guess.", print_exception=False)
    scores = {}
    for language, sample in SAMPLES.items():
        seen = collections.Counter(pieces_of(sample.lower()))
        total = sum(seen.values()) + 100
        scores[language] = sum(math.log((seen[piece] + 0.1) / total) for piece in pieces)
    best = max(scores.values())
    weights = {language: math.exp(score - best) for language, score in scores.items()}
    return {language: weight / sum(weights.values()) for language, weight in weights.items()}


def letters(text):
    return guess(text, lambda text: [one for one in text if one.isalpha()])


def pairs_of_letters(text):
    return guess(text, lambda text: [text[n : n + 2] for n in range(len(text) - 1)])


def words(text):
    return guess(text, str.split)


text = gr.Textbox("où est la porte", label="Text")

demo = gr.Parallel(
    gr.Interface(letters, text, "label", title="Letters"),
    gr.Interface(pairs_of_letters, "text", "label", title="Pairs of letters"),
    gr.Interface(words, "text", "label", title="Words"),
    title="Which language is it?",
    examples=["where is the door", "wo ist die Tür", "où est la porte", "dónde está la puerta"],
    flagging_options=["all are wrong", "they differ"],
)

if __name__ == "__main__":
    demo.launch()
