"""The page for the teacher shows the very commands and lines that these tests use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.machines.certificates import PAGE, PLACE, commands
from tests.machines.cluster import SCHEDULER, WORKER
from tests.machines.network import ROOT

PAGES = (PAGE, PAGE.with_suffix(".ko.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_lines_are_those_that_are_tested(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for command in (SCHEDULER, WORKER):
        assert f"DASK_CONFIG=deploy/dask.yaml python -m dask {' '.join(command)} " in text
    assert commands() in text
    assert PLACE in text
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    quoted = re.findall(r"```nginx\n(.*?)```", text, flags=re.DOTALL)
    assert len(quoted) == 3
    assert all(lines in site for lines in quoted)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    titles = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    headings = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links
    for link in links:
        assert link.removeprefix("#") in headings if link.startswith("#") else (page.parent / link).exists(), link


def test_both_pages_have_the_same_commands() -> None:
    blocks = [re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL) for page in PAGES]
    assert blocks[0] == blocks[1]
