"""Topic 0.2: the race of matrix products, size by size, measured on the worker."""

from __future__ import annotations

import streamlit as st

from core.problems import N_, Problem
from core.topics.crossings import crossing, gains
from core.topics.tensors import RECORDED, SIZES
from core.topics.tensors_answers import Race
from core.ui import asking, waking
from core.ui.figure import figure
from core.ui.fragment import fragment
from core.ui.frame import problems, warn
from core.ui.i18n import _
from core.ui.recorded import recorded_answer

TOPIC = "tensors"
PLACE = f"{TOPIC}.race"
ASKED = RECORDED[None]
LOOK_AGAIN = 0.3  # seconds
RUNNERS = {
    "numpy": N_("NumPy"), "torch": N_("PyTorch, CPU"), "gpu": N_("PyTorch, GPU"),
    "gpu_copied": N_("PyTorch, GPU with copying"),
}  # fmt: skip


def race() -> None:
    """The button, and the race on screen: the recorded one until somebody measures."""
    going = _waiting() is not None
    st.button(_("Race on this computer"), key=f"{PLACE}.start", icon=":material/sports_score:", on_click=_start,
              disabled=waking.engine() is None or going, type="primary")  # fmt: skip
    fragment(_draw, run_every=LOOK_AGAIN if going else None)(going)


def _start() -> None:
    turn = st.session_state.get(f"{PLACE}.turn", 0) + 1
    st.session_state[f"{PLACE}.turn"], st.session_state[f"{PLACE}.found"] = turn, []


def _waiting() -> int | None:
    """The size that is measured next; None where no race is on."""
    found = st.session_state.get(f"{PLACE}.found")
    return None if found is None or len(found) == len(SIZES) else SIZES[len(found)]


def _draw(going: bool) -> None:
    with problems():
        if going:
            _measure()
        found = st.session_state.get(f"{PLACE}.found")
        recorded = [recorded_answer(ASKED, None, "race", {"size": size}) for size in SIZES] if found is None else []
        if shown := found or [one for one in recorded if one is not None]:
            _picture(shown, recorded=found is None)
    if going:
        if (size := _waiting()) is None:
            st.rerun()  # nothing more will come: stop looking
        st.caption(":material/hourglass_empty: " + _("Measuring {size} × {size} …", size=f"{size:,}"))


def _measure() -> None:
    """Note every answer that has come; each size is one question, so that others may ask in between."""
    while (size := _waiting()) is not None:
        turn = st.session_state[f"{PLACE}.turn"]
        try:
            one = asking.ask(PLACE, ASKED, None, "race", size=size, turn=turn)
        except Problem as problem:
            st.session_state.pop(f"{PLACE}.found")
            warn(problem)
            return
        if one is None:
            return
        st.session_state[f"{PLACE}.found"].append(one)


def _picture(found: list[Race], *, recorded: bool) -> None:
    from core.charts import product_race as chart

    there = {code: [getattr(one, code) for one in found] for code in RUNNERS}
    there = {code: times for code, times in there.items() if None not in times}
    sizes, named = [one.size for one in found], {_(RUNNERS[code]): times for code, times in there.items()}
    st.caption(_where(found[-1], recorded))
    figure(
        chart.product_race(SIZES, _filled(named), chart.Words(_("Size n"), _("Seconds")), _crossings(sizes, there)),
        f"{PLACE}.picture", alt=_("Time for one matrix product"), says=_says(sizes, there),
        table=lambda: _table(sizes, named),
    )  # fmt: skip


def _filled(named: dict[str, list[float]]) -> dict[str, list[float | None]]:
    """A place for each size from the beginning, so that the axis stays while points come."""
    return {name: [*times, *[None] * (len(SIZES) - len(times))] for name, times in named.items()}


def _crossings(sizes: list[int], there: dict[str, list[float]]) -> dict[int, str]:
    """Where a faster one takes over, with its name."""
    pairs = [pair for pair in (("numpy", "torch"), ("torch", "gpu"), ("torch", "gpu_copied")) if pair[1] in there]
    marks: dict[int, str] = {}
    for slow, fast in pairs:
        if (size := crossing(sizes, there[slow], there[fast])) is not None:
            text = _("{name} from {size} on", name=_(RUNNERS[fast]), size=size)
            marks[size] = f"{marks[size]}, {text}" if size in marks else text
    return marks


def _where(last: Race, recorded: bool) -> str:
    told = {"processor": last.processor, "threads": last.threads, "library": last.library}
    said = (
        _("Recorded on: {processor}. PyTorch: {threads} threads. NumPy: as many as {library} takes.", **told)
        if recorded
        else _("Measured now on: {processor}. PyTorch: {threads} threads. NumPy: as many as {library} takes.", **told)
    )
    gpu = _("GPU: {name}.", name=last.accelerator) if last.accelerator else _(
        "There was no GPU, so there is no curve of one."
    )  # fmt: skip
    return f"{said} {gpu}"


def _says(sizes: list[int], there: dict[str, list[float]]) -> str:
    """How many times as fast everything is as NumPy, at the largest size so far and at its best."""
    said = []
    for code in [code for code in there if code != "numpy"]:
        gain = gains(there["numpy"], there[code])
        said.append(_("{name}: {last} times as fast as NumPy at n = {size}, between {least} and {most} times over all "
                      "sizes.", name=_(RUNNERS[code]), last=_times(gain[-1]), size=sizes[-1],
                      least=_times(min(gain)), most=_times(max(gain))))  # fmt: skip
    if not _crossings(sizes, there):
        said.append(_("No crossover: at no size does the order change for good."))
    return " ".join(said)


def _times(gain: float) -> str:
    """A gain with the digits that say something."""
    return f"{gain:,.0f}" if gain >= 100 else f"{gain:.2g}"


def _table(sizes: list[int], named: dict[str, list[float]]) -> object:
    import pandas as pd

    first, *others = named
    faster = {_("{name}: times as fast as NumPy", name=name): gains(named[first], named[name]) for name in others}
    return pd.DataFrame({_("Size n"): sizes} | named | faster)
