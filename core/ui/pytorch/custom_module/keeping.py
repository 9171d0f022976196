"""Saving and loading the state: the `state_dict` as a table, its file, and what becomes of it in other networks."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.topics.custom_module import DAMAGES, MOST_BYTES, PLACES, TARGETS
from core.topics.custom_module_answers import Loading, State
from core.ui import asking, waking
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.pytorch.custom_module.loading import names, verdict
from core.ui.scrub import Look
from core.ui.select import select

TOPIC = "custom_module"
KEY = f"{TOPIC}.keeping"
OWN = "own"  # a file that somebody brings


def saving(look: Look) -> None:
    """What is in the `state_dict` of the network on screen, and the file of it."""
    own = look.run.config.place
    places = {one: _(PLACES[one]) for one in ([own, "list"] if own != "removed" else [own])}
    place = st.segmented_control(
        _("The network that is saved keeps its hidden layer"), list(places), default=own, key=f"{KEY}.place.{own}",
        format_func=places.__getitem__, required=True, persist_state="session", wrap=True,
    )  # fmt: skip
    state: State | None = asking.answered(f"{KEY}.state", look.run.id, look.step, "state", home=place, height=220)
    if state is not None:
        _state(state)
    _download(look, place)
    lesson(TOPIC, "load")
    _loading(look, place)


def _state(state: State) -> None:
    rows = {
        _("Name"): state.name, _("Shape"): [" × ".join(map(str, shape)) for shape in state.shape],
        _("First numbers"): [", ".join(f"{one:.4f}" for one in first) + " …" for first in state.first],
    }  # fmt: skip
    st.dataframe(rows, key=f"{KEY}.table", hide_index=True, alt=_("The state_dict of the network"))
    size = _("{count} tensors, {size} kB as a file.", count=len(state.name), size=f"{state.bytes / 1000:,.1f}")
    if not state.lacks:
        st.caption(size + " " + _("Every tensor of the network is in it."))
        return
    st.caption(size)
    st.warning(
        _("**Not in it:** {names}. The network computes with them, but the file will not know of them.",
          names=", ".join(f"`{path}`" for path in state.lacks)), icon=":material/visibility_off:",
    )  # fmt: skip


def _download(look: Look, place: str) -> None:
    """The file is made when somebody asks for it, by a worker: the serving process holds no weights."""
    engine = waking.engine()

    def make() -> bytes:
        return engine.ask(look.run.id, look.step, "file", home=place).result(timeout=20)

    st.download_button(
        _("Save these weights"), make if engine else b"", f"{look.run.id}-{look.step}.safetensors",
        "application/octet-stream", key=f"{KEY}.download", icon=":material/download:", on_click="ignore",
        disabled=engine is None, help=_("A safetensors file: names, shapes and numbers, and no code."),
    )  # fmt: skip


def _loading(look: Look, place: str) -> None:
    """A file, a network, and `load_state_dict` between them."""
    files = {
        "none": _("as it was saved"), "cut": _("cut in half on its way"), "byte": _("one byte changed on its way"),
        "other": _("a table instead"), "pickle": _("made by torch.save"), OWN: _("a file of my own"),
    }  # fmt: skip
    nets = {
        "same": _("of the same class"), "renamed": _("with another layer name"),
        "third": _("with a layer more or less"), "wider": _("with 20 hidden units more"),
        "list": _("with the hidden layer in a plain list"),
    }  # fmt: skip
    which, net, how = st.columns([4, 4, 3], gap="medium", vertical_alignment="bottom")
    damage = select(_("The file"), [*DAMAGES, OWN], key=f"{KEY}.damage", format_func=files.__getitem__,
                    persist_state="session", at=which)  # fmt: skip
    into = select(_("goes into a new network"), TARGETS, key=f"{KEY}.into", format_func=nets.__getitem__,
                  persist_state="session", at=net)  # fmt: skip
    strict = how.toggle("strict=True", value=True, key=f"{KEY}.strict", persist_state="session",
                        help=_("Whether the names on both sides have to be the same."))  # fmt: skip
    file = _own_file() if damage == OWN else None
    if damage == OWN and file is None:
        st.caption(_("Choose a file: one that was saved above, or any other."))
        return
    came: Loading | None = asking.answered(
        f"{KEY}.load", look.run.id, look.step, "load", height=160, home=place, into=into, strict=strict,
        damage="none" if damage == OWN else damage, file=file,
    )  # fmt: skip
    if came is not None:
        verdict(came, untouched=damage == "none")
        names(came)


def _own_file() -> Any | None:
    """The bytes of the file on screen (B,); the same object as long as it is the same file."""
    given = st.file_uploader(
        _("A file with weights"), ["safetensors", "bin", "pt", "pth"], key=f"{KEY}.file",
        max_upload_size=MOST_BYTES // 1_000_000,
    )  # fmt: skip
    if given is None:
        return None
    kept_id, kept = st.session_state.get(f"{KEY}.bytes", (None, None))
    if kept_id != given.file_id:
        kept = np.frombuffer(given.getvalue(), dtype=np.uint8)
        st.session_state[f"{KEY}.bytes"] = given.file_id, kept
    return kept
