"""PEP 517 backend: setuptools, after the client has been built where it is missing or stale.

Wheel, sdist and editable install all carry it, so that nobody who installs a release needs Node.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from client_build import build_if_stale, missing_requirements
from setuptools import build_meta
from setuptools.build_meta import prepare_metadata_for_build_editable, prepare_metadata_for_build_wheel

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

CLIENT = Path(__file__).resolve().parent.parent
COPIES_OF_EARLIER_BUILDS = CLIENT.parent / "build" / "lib"

Settings: TypeAlias = Mapping[str, str | list[str] | None] | None


def build_wheel(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    build_if_stale(CLIENT)
    # setuptools would ship what an earlier build left there: a deleted module, an asset under its old hash
    shutil.rmtree(COPIES_OF_EARLIER_BUILDS, ignore_errors=True)
    return build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    build_if_stale(CLIENT)
    return build_meta.build_editable(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    build_if_stale(CLIENT)
    return build_meta.build_sdist(sdist_directory, config_settings)


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    return build_meta.get_requires_for_build_wheel(config_settings) + missing_requirements(CLIENT)


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    return build_meta.get_requires_for_build_editable(config_settings) + missing_requirements(CLIENT)


def get_requires_for_build_sdist(config_settings: Settings = None) -> list[str]:
    return build_meta.get_requires_for_build_sdist(config_settings) + missing_requirements(CLIENT)
