import pytest

import fanlight as gr
from fanlight.flagging.reading.component_class import component_class


def test_of_two_classes_with_one_name_ours_is_meant() -> None:
    class Textbox(gr.Textbox):
        pass

    class Mine(gr.Number):
        pass

    assert component_class("Textbox") is gr.Textbox
    assert component_class("Mine") is Mine
    assert Textbox is not gr.Textbox


def test_a_class_that_is_not_there_is_told() -> None:
    with pytest.raises(LookupError, match="Gone"):
        component_class("Gone")
