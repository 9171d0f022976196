"""The address bar: the one place that reads and writes it.

It carries the language (`lang`), the run and step on screen (`run`, `step`), how many phases on from there the slow
motion is (`phase`), a typed text (`text`), what is done with it (`operation`, `argument`) and the settings that differ
from the defaults, so that a link opens what its sender saw.

The address is read when somebody arrives at a page and written when something changes. It is not read in
between: a click that follows a change at once still carries the old address, which would undo the change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import streamlit as st

OWN = ("lang", "run", "step", "phase", "text", "operation", "argument")
# What mail programs and chat rooms hang on a link when it is shared, and Streamlit's own options.
_NOISE = re.compile(r"utm_\w+|\w*clid|embed(_options)?")
_PAGE, _VISIT = "address.page", "address.visit"


def arrive(page: str) -> None:
    """Tell that `page` is on screen. The router calls it on every run of the script."""
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        st.session_state[_VISIT] = visit() + 1


def visit() -> int:
    """The number of this visit: it grows by one with every change of page."""
    return st.session_state.get(_VISIT, 0)


def arriving(place: str) -> bool:
    """Whether a part of the page is drawn for the first time in this visit: then it takes what the address says."""
    new = st.session_state.get(f"{place}.visit") != visit()
    st.session_state[f"{place}.visit"] = visit()
    return new


def read(name: str) -> str | None:
    """What the address says about one of `OWN`."""
    return st.query_params.get(name)


def write(**values: object) -> None:
    """Put values into the address; None takes one out."""
    for name, value in values.items():
        if value is None:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != as_code(value):
            st.query_params[name] = as_code(value)


def read_settings() -> dict[str, str]:
    """Everything in the address that means to be a setting."""
    given = st.query_params.to_dict()
    return {name: value for name, value in given.items() if name not in OWN and not _NOISE.fullmatch(name)}


def write_settings(values: Mapping[str, object]) -> None:
    """Let the address carry exactly these settings, beside what else it carries."""
    write(**dict.fromkeys(read_settings().keys() - values.keys()), **values)


def as_code(value: object) -> str:
    """A setting as it stands in the address: the same in every language."""
    return str(value).lower() if isinstance(value, bool) else str(value)
