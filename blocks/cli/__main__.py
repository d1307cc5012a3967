"""`python -m fanlight.blocks.cli` is the command `fanlight`, where scripts are not on the path."""

from .main import main

main(prog_name="fanlight")
