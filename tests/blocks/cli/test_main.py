import subprocess
import sys

from click.testing import CliRunner

import fanlight
from fanlight.blocks.cli.main import main


def test_it_says_its_version_and_its_commands() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"fanlight {fanlight.__version__}\n"
    helped = CliRunner().invoke(main, ["--help"])
    assert helped.exit_code == 0
    assert "flags" in helped.stdout


def test_what_is_missing_or_unknown_is_said_in_one_line() -> None:
    for arguments in ([], ["flags"], ["flags", "--bogus"], ["--bogus"], ["bogus"]):
        result = CliRunner().invoke(main, arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("fanlight: ")
        assert result.stderr.count("\n") == 1


def test_it_is_a_module_that_runs() -> None:
    command = [sys.executable, "-m", "fanlight.blocks.cli", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"fanlight {fanlight.__version__}\n", "")
