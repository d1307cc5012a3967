"""How an interface's runs are flagged: what its parameters and the environment mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.interfaces.flag_panel.flag_options import FlagOptions


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FLAGGING_MODE", "ALLOW_FLAGGING", "FLAGGING_DIR"):
        for who in ("FANLIGHT", "GRADIO"):
            monkeypatch.delenv(f"{who}_{name}", raising=False)


def test_visitors_flag_with_one_button_if_nobody_says() -> None:
    options = FlagOptions.of()
    assert (options.mode, options.choices, options.folder) == (
        "manual",
        (("Flag", None),),
        ".fanlight/flagged",
    )
    assert isinstance(options.callback, gr.CSVLogger)
    assert (options.comment, options.questions, options.correction) == (False, (), False)


def test_a_text_is_a_reason_of_its_own() -> None:
    options = FlagOptions.of(flagging_options=["wrong sign", "other"])
    assert options.choices == (("Flag as wrong sign", "wrong sign"), ("Flag as other", "other"))


def test_a_pair_is_a_button_and_its_reason() -> None:
    assert FlagOptions.of(flagging_options=[("Bad!", "bad"), ("?", "")]).choices == (
        ("Bad!", "bad"),
        ("?", ""),
    )


def test_no_options_are_no_buttons() -> None:
    assert FlagOptions.of(flagging_options=[]).choices == ()


@pytest.mark.parametrize("wrong", ["abc", [1, 2], ["a", ("b", "c")], [("a", "b", "c")], {"a": "b"}, 3])
def test_other_options_are_refused(wrong: Any) -> None:
    with pytest.raises(PageError, match=r"flagging_options=.*list of texts"):
        FlagOptions.of(flagging_options=wrong)


@pytest.mark.parametrize("wrong", ["always", "", True, 1])
def test_other_modes_are_refused(wrong: Any) -> None:
    with pytest.raises(PageError, match=r'flagging_mode is .*"manual", "auto" or "never"'):
        FlagOptions.of(flagging_mode=wrong)


@pytest.mark.parametrize("name", ["FANLIGHT_FLAGGING_MODE", "GRADIO_FLAGGING_MODE", "GRADIO_ALLOW_FLAGGING"])
def test_the_environment_says_the_mode_where_the_author_does_not(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "Never")
    assert FlagOptions.of().mode == "never"
    assert FlagOptions.of(flagging_mode="auto").mode == "auto"


def test_the_newer_name_in_the_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_ALLOW_FLAGGING", "never")
    monkeypatch.setenv("GRADIO_FLAGGING_MODE", "auto")
    assert FlagOptions.of().mode == "auto"


def test_a_wrong_mode_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANLIGHT_FLAGGING_MODE", "sometimes")
    with pytest.raises(PageError, match="FLAGGING_MODE in the environment is 'sometimes'"):
        FlagOptions.of()


def test_the_folder_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FANLIGHT_FLAGGING_DIR", str(tmp_path))
    assert FlagOptions.of().folder == str(tmp_path)
    assert FlagOptions.of(flagging_dir=tmp_path / "mine").folder == str(tmp_path / "mine")


def test_what_keeps_no_samples_is_no_callback() -> None:
    with pytest.raises(PageError, match="pass an instance of FlaggingCallback"):
        FlagOptions.of(flagging_callback=gr.CSVLogger)  # type: ignore[arg-type]


def test_questions_are_components_that_ask() -> None:
    question = gr.Radio(["yes", "no"], label="Right?")
    assert FlagOptions.of(flagging_questions=[question]).questions == (question,)
    assert FlagOptions.of(flagging_questions=question).questions == (question,)


@pytest.mark.parametrize(
    "wrong", ["Right?", 3, gr.State(), gr.Markdown("Right?"), [gr.Label(label="?")], [None]]
)
def test_what_nobody_can_fill_in_is_no_question(wrong: Any) -> None:
    with pytest.raises(PageError, match="flagging_questions takes components that visitors fill in"):
        FlagOptions.of(flagging_questions=wrong)


def test_a_question_has_a_label() -> None:
    with pytest.raises(PageError, match="Textbox among flagging_questions has no label"):
        FlagOptions.of(flagging_questions=[gr.Textbox()])
