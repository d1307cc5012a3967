"""The author's words in several languages, and which of them a visitor reads."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
"""RFC 5646 §2.1, without what no browser says."""


class I18n:
    """The author's words in several languages: ``words = gr.I18n(en={"name": "Name"}, de={"name": "Name"})``.

    ``words("name")`` is a text that each visitor reads in a language of theirs: as a label, an info, a placeholder, a
    choice, a value. To the program it is the text in English, or in the first language that there is.

    Args:
        translations: by language ("en", "pt-BR"; in Python also "pt_BR") the texts by their keys.
    """

    def __init__(self, **translations: Mapping[str, str]) -> None:
        self.translations: dict[str, Mapping[str, str]] = {}
        for name, texts in translations.items():
            language = name.replace("_", "-")
            if not LANGUAGE_TAG.fullmatch(language):
                warnings.warn(f"I18n: {name!r} is no language tag such as 'en' or 'pt-BR'.", stacklevel=2)
            self.translations[language] = texts

    def __call__(self, key: str) -> I18nData:
        """The text with this key; the key itself where no language has it."""
        texts = {
            language.lower(): texts[key] for language, texts in self.translations.items() if key in texts
        }
        if not texts:
            warnings.warn(f"I18n has no text {key!r} in any language.", stacklevel=2)
        return I18nData(key, texts)


class I18nData(str):
    """A text of an `I18n`: to the program the text of the author's first choice, to a visitor one of their language.

    Args:
        key: names it.
        texts: the text by language, in lower case.

    Attributes:
        key: see above.
    """

    __slots__ = ("_texts", "key")

    key: str

    def __new__(cls, key: str, texts: Mapping[str, str]) -> I18nData:
        text = super().__new__(cls, _best(texts, ("en",)) or next(iter(texts.values()), key))
        text.key = key
        text._texts = texts
        return text

    _texts: Mapping[str, str]

    def __getnewargs__(self) -> tuple[Any, ...]:  # it may come from another process
        return self.key, self._texts

    def __str__(self) -> str:  # str(text) stays a text in several languages
        return self

    @property
    def languages(self) -> Iterable[str]:
        """Those in which there is a text, in lower case."""
        return self._texts.keys()

    def in_language(self, languages: Sequence[str]) -> str:
        """The text in the first of these languages that there is.

        Args:
            languages: language tags in lower case, the best one first.
        """
        return _best(self._texts, languages) or str.__str__(self)

    def changed(self, change: Callable[[str], str]) -> I18nData:
        """The same with each of its texts changed."""
        return I18nData(self.key, {language: change(text) for language, text in self._texts.items()})


def each_text(text: str, change: Callable[[str], str]) -> str:
    """A text that was changed, in each of its languages where there are several."""
    return text.changed(change) if isinstance(text, I18nData) else change(text)


def in_language(text: str, languages: Sequence[str]) -> str:
    """A text as its reader gets it: of an `I18n` in the first of the languages that there is."""
    return text.in_language(languages) if isinstance(text, I18nData) else text


def primary(language: str) -> str:
    """The first part of a language tag: "pt" of "pt-br"."""
    return language.partition("-")[0]


def preferred(accept_language: str) -> tuple[str, ...]:
    """The languages that a visitor reads, in lower case, the best one first (RFC 9110 §12.5.4).

    Args:
        accept_language: the header as it came; what is none of its forms is left out.
    """
    ranked: list[tuple[float, str]] = []
    for part in accept_language.split(",")[:MOST_LANGUAGES]:
        tag, _, quality = part.partition(";")
        weight = re.fullmatch(r"\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", quality) if quality else None
        if LANGUAGE_TAG.fullmatch(tag.strip()) and (weight or not quality):
            ranked.append((-float(weight[1]) if weight else -1.0, tag.strip().lower()))
    return tuple(dict.fromkeys(tag for weight, tag in sorted(ranked, key=lambda one: one[0]) if weight < 0))


MOST_LANGUAGES = 16


def _best(texts: Mapping[str, str], languages: Sequence[str]) -> str | None:
    """The text in the first language that there is: itself, or one with the same first part."""
    for language in languages:
        if language in texts:
            return texts[language]
        for known, text in texts.items():
            if primary(known) == primary(language):
                return text
    return None
