"""Certificates, made with the very commands that the teacher's page shows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.machines.network import ROOT

PAGE = ROOT / "docs" / "teacher.md"
PLACE = "/etc/glassbox"


def commands() -> str:
    """The block of shell commands on the page that calls openssl."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return next(block for block in blocks if "openssl" in block)


def make(folder: Path) -> Path:
    """A folder for `DASK_CONFIG` with certificates of an authority of its own."""
    folder.mkdir()
    subprocess.run(["sh", "-e"], input=commands(), cwd=folder, text=True, check=True, capture_output=True)
    for name in ("dask.yaml", "tls.yaml"):
        text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(PLACE, str(folder)), encoding="utf-8")
    return folder
