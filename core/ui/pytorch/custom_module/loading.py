"""What became of a file that was loaded into a network: a verdict in words, and every name on either side."""

from __future__ import annotations

from math import isfinite

import streamlit as st

from core.topics.custom_module_answers import Loading
from core.ui.i18n import _

KEY = "custom_module.keeping"


def verdict(came: Loading, *, untouched: bool) -> None:
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


def names(came: Loading) -> None:
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
