"""Tiny distributions, built by hand and installed for real, so that entry points are found as users' are."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import gov_disclosure

__all__ = ["install", "run"]


def install(
    folder: Path, name: str, files: Mapping[str, str], entry_points: Mapping[str, Mapping[str, str]], version: str = "1.2"
) -> Path:
    """
    Build a wheel and install it into a folder of its own.

    Args:
        folder: Where to put wheel and installation.
        name: Name of the distribution.
        files: Path in the wheel → text.
        entry_points: Group → name → value.
        version: Its version.

    Returns:
        The folder that has to be on the path.
    """
    info = f"{name}-{version}.dist-info"
    points = "\n".join(
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in named.items()) for group, named in entry_points.items()
    )
    content = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": points,
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text.encode())}\n" for path, text in content.items())
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in (*content.items(), (f"{info}/RECORD", f"{record}{info}/RECORD,,\n")):
            archive.writestr(path, text)
    target = folder / "site"
    if importlib.util.find_spec("pip") is not None:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-warn-conflicts"]
        subprocess.run([*command, "--target", str(target), str(wheel)], check=True, capture_output=True)
    else:
        # What an installer does with a pure wheel.
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)
    return target


def run(*command: str, sites: tuple[Path, ...] = (), input: str | None = None) -> subprocess.CompletedProcess[str]:  # noqa: A002
    """Run Python with distributions on its path, in English."""
    source = Path(gov_disclosure.__file__).parent.parent
    path = os.pathsep.join(map(str, (*sites, source)))
    environment = {**os.environ, "PYTHONPATH": path, "LC_ALL": "en_US.UTF-8", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, encoding="utf-8", env=environment, input=input, check=False
    )


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
