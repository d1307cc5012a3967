"""The panel below an interface's outputs, where experts flag what is wrong; see `flag_panel.py`."""
