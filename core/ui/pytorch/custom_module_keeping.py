"""Saving and loading the state: the `state_dict` as a table, its file, and what becomes of it in other networks."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
import streamlit as st

from core.topics.custom_module import DAMAGES, MOST_BYTES, PLACES, TARGETS
from core.topics.custom_module_answers import Loading, State
from core.ui import asking, waking
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.scrub import Look

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
    damage = which.selectbox(_("The file"), [*DAMAGES, OWN], key=f"{KEY}.damage", format_func=files.__getitem__,
                             persist_state="session")  # fmt: skip
    into = net.selectbox(_("goes into a new network"), TARGETS, key=f"{KEY}.into", format_func=nets.__getitem__,
                         persist_state="session")  # fmt: skip
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
        _verdict(came, untouched=damage == "none")
        _names(came)


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


def _verdict(came: Loading, *, untouched: bool) -> None:
    """What happened, in a sentence or two."""
    numbers = _("Loss of the saved network: {saved}. Loss of the new one: {fresh} before, {loss} after.",
                saved=_short(came.saved_loss), fresh=_short(came.fresh_loss), loss=_short(came.loss))  # fmt: skip
    if not came.loaded:
        refused = _("**PyTorch refuses.** {why}", why=_why(came))
        spilled = _("Mind: what did fit has been written all the same.") if came.loss != came.fresh_loss else ""
        st.warning(" ".join(filter(None, (refused, numbers, spilled))), icon=":material/block:")
        with st.expander(_("PyTorch's own words"), key=f"{KEY}.words", icon=":material/terminal:"):
            st.code(came.words, language="text", wrap_lines=True)
    elif came.missing or came.unexpected:
        st.warning(
            _("**Loaded in part.** {why} With `strict=False` nobody complains.", why=_why(came)) + f" {numbers}",
            icon=":material/rule:",
        )
    elif came.difference == 0:
        st.success(_("**Every name and every shape fits.** The two networks give the same output, to the last digit.")
                   + f" {numbers}", icon=":material/check:")  # fmt: skip
    else:
        lacking = _("The file lacks weights that the module never knew of, so the new network keeps its random ones.")
        why = lacking if untouched else _("The numbers in the file are others than those of the network on screen.")
        gap = _("**PyTorch is content: every name fits. But the outputs differ by up to {difference}.**",
                difference=_short(came.difference))  # fmt: skip
        st.warning(f"{gap} {why} {numbers}", icon=":material/visibility_off:")


def _why(came: Loading) -> str:
    parts = [
        _("{count} missing: the network has them, the file does not.", count=len(came.missing)) if came.missing else "",
        _("{count} unexpected: the file has them, the network does not.", count=len(came.unexpected))
        if came.unexpected else "",
        _("{count} of another shape; `strict=False` does not forgive that either.", count=len(came.mismatched))
        if came.mismatched else "",
    ]  # fmt: skip
    return " ".join(filter(None, parts))


def _names(came: Loading) -> None:
    """Every name of either side and how it fared."""
    fared = {
        **dict.fromkeys(came.name, _("fits")), **dict.fromkeys(came.missing, _("missing in the file")),
        **dict.fromkeys(came.unexpected, _("unexpected")), **dict.fromkeys(came.mismatched, _("another shape")),
    }  # fmt: skip
    rows = {
        _("Name"): [name[:60] for name in came.name], _("In the file"): list(map(_shape, came.in_file)),
        _("In the network"): list(map(_shape, came.in_net)), _("Result"): [fared[name] for name in came.name],
    }  # fmt: skip
    st.dataframe(rows, key=f"{KEY}.names", hide_index=True, alt=_("Names in the file and in the network"))


def _shape(shape: list[int] | None) -> str:
    return "–" if shape is None else " × ".join(map(str, shape)) or "1"


def _short(value: float) -> str:
    return f"{value:.3g}" if isfinite(value) else _("no number")
