"""The command `fanlight`, and the groups of commands below it."""

import click

from ..version import VERSION
from .command_line import CommandLine
from .flags import flags
from .replay import replay_samples


@click.group(
    cls=CommandLine,
    name="fanlight",
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, "-V", "--version", prog_name="fanlight", message="%(prog)s %(version)s")
def main() -> None:
    """Work with Fanlight's apps and with what their users flagged.

    Exit codes: 0 it is done; 1 a check found something; 2 it could not be done, and one line says why.
    """


flags.add_command(replay_samples)
main.add_command(flags)
