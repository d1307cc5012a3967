import warnings

from fanlight.components.platform_button import PlatformButton


def test_one_that_works_here_says_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert PlatformButton("Go", note=None).props()["note"] is None
