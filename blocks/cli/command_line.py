"""CommandLine: the outermost group of commands; it says in one line what went wrong."""

import sys
from typing import Any, NoReturn

import click

from ...flagging.errors import FlaggingError

FAILED = 2
"""The exit code of a command that could not do what it was asked for."""


class CommandLine(click.Group):
    """A group whose commands return None or their exit code, and whose errors are one line and exit code 2."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run what the arguments say, and leave Python with the exit code."""
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
        except click.UsageError as error:
            where = error.ctx.command_path if error.ctx else self.name
            code = _failed(f"{error.format_message()} See `{where} --help`.")
        except click.ClickException as error:
            code = _failed(error.format_message())
        except (FlaggingError, OSError) as error:
            code = _failed(str(error))
        except click.Abort:
            code = 130  # as shells say of a program that ^C has ended
        sys.exit(code)


def _failed(message: str) -> int:
    click.echo(f"fanlight: {' '.join(message.split())}", err=True)
    return FAILED
