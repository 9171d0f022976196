"""A network at step 0 as topic 0.7 shows it: its missing gradients in words, its tree, and who reaches what."""

from __future__ import annotations

from math import prod

import streamlit as st

from core.topics.custom_module_answers import Design
from core.ui.figure import figure
from core.ui.i18n import _

KEY = "custom_module.bench"
YES, NO = "✓", "–"


def findings(design: Design) -> None:
    """What the search for missing gradients found, in words."""
    if design.unlisted:
        st.warning(
            _("**Invisible to the optimizer:** {names}. The loss is computed with them and `backward` gives them a "
              "gradient, but they are in no `parameters()`. They will never move.", names=_names(design.unlisted)),
            icon=":material/visibility_off:",
        )  # fmt: skip
    if design.without_gradient:
        st.warning(
            _("**Missing gradient:** {names}. They are in `parameters()`, but the loss is computed without them. Their "
              "`.grad` stays None.", names=_names(design.without_gradient)),
            icon=":material/link_off:",
        )  # fmt: skip
    fixed = [path for path, saved, gradient in zip(design.tensors, design.saved, design.gradient, strict=True)
             if saved and not gradient and path not in design.without_gradient]  # fmt: skip
    if fixed:
        st.warning(
            _("**Never trained:** {names}. A buffer is saved and moved along, but wants no gradient. That is right for "
              "constants and wrong for weights.", names=_names(fixed)), icon=":material/lock:",
        )  # fmt: skip
    if not design.unlisted + design.without_gradient + fixed:
        st.success(_("No gradient is missing: every tensor that the loss is computed with is in `parameters()`, and "
                     "every parameter gets a gradient."), icon=":material/check:")  # fmt: skip


def tree(design: Design, counted: bool) -> None:
    """`named_modules` and `named_parameters`, with what neither of them names."""
    import pandas as pd

    from core.charts import module_tree as chart

    kinds = {"module": _("module"), "parameter": _("parameter"), "buffer": _("buffer"),
             "unlisted": _("not registered")}  # fmt: skip
    names = [path.removeprefix(design.path[up] if up > 0 else "").removeprefix(".") or "net"
             for path, up in zip(design.path, design.above, strict=True)]  # fmt: skip
    sizes = [" × ".join(map(str, shape)) for shape in design.shape]
    about = [" · ".join(filter(None, (kind, size, _amount(shape) if counted else "")))
             for kind, size, shape in zip(design.type, sizes, design.shape, strict=True)]  # fmt: skip
    lost = design.kind.count("unlisted")
    if lost:
        says = _("{count} places of this tree are unknown to the module: neither `named_modules` nor "
                 "`named_parameters` comes by.", count=lost)  # fmt: skip
    else:
        says = _("The module knows of everything in this tree.")
    figure(
        chart.module_tree(names, about, design.kind, design.above, chart.Words(_("Name"), _("Kind"), kinds)),
        f"{KEY}.tree", alt=_("Tree of the module"), says=says, wide=True,
        table=lambda: pd.DataFrame({_("Path"): [path or "net" for path in design.path], _("Class"): design.type,
                                    _("Shape"): sizes, _("Kind"): [kinds[kind] for kind in design.kind]}),
    )  # fmt: skip


def reach(design: Design) -> None:
    """The table of what reaches which tensor."""
    columns = {
        "parameters()": design.listed, _("gets a gradient"): design.gradient, _("step() moves it"): design.moved,
        _("zero_grad() clears it"): design.cleared, "state_dict()": design.saved, "to()": design.converted,
    }  # fmt: skip
    marks = {name: [YES if one else NO for one in values] for name, values in columns.items()}
    rows = {_("Tensor"): design.tensors} | marks
    st.dataframe(rows, key=f"{KEY}.reach", hide_index=True, alt=_("Who reaches which tensor"))
    missed = sum(not all(one) for one in zip(*columns.values(), strict=True))
    if missed:
        st.caption(_("{missed} of {count} tensors are passed over by somebody.", missed=missed,
                     count=len(design.tensors)))  # fmt: skip
    else:
        st.caption(_("Everybody reaches every tensor: this is how it should be."))


def _names(paths: list[str]) -> str:
    """Paths as code; a backtick cannot be in a Python name, nor in the key of a dictionary here."""
    return ", ".join(f"`{path}`" for path in paths)


def _amount(shape: list[int]) -> str:
    """How many numbers a tensor holds; nothing for what is none."""
    return f"{prod(shape):,}" if shape else ""
