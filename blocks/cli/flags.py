"""`fanlight flags`: what was flagged, in a terminal."""

import click


@click.group(no_args_is_help=False)
def flags() -> None:
    """Look at flagged samples, take them elsewhere, test with them."""
