"""How a translating model came to where it is: sample translations after each epoch, and exposure bias."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.topics.translating_answers import ByPosition
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.plain import plain


def samples_view(key: str, run: str, step: int | None) -> None:
    """The same validation sentences, translated after each epoch up to `step`."""
    found = asking.answered(key, run, step, "samples", height=240)
    if found is None:
        return
    if not found.steps:
        st.caption(_("The first samples come at the end of the first epoch."))
        return
    chosen = st.segmented_control(
        _("Sentence"), range(len(found.sources)), default=0, key=f"{key}.which", required=True,
        format_func=lambda place: str(place + 1),
    )  # fmt: skip
    st.markdown(f":material/article: {plain(found.sources[chosen])}  \n:material/check: {plain(found.truths[chosen])}")
    rows = [
        {_("Epoch"): number, _("Step"): at, _("Translation"): texts[chosen]}
        for number, (at, texts) in enumerate(zip(found.steps, found.written, strict=True), start=1)
    ]
    st.dataframe(rows, hide_index=True, key=f"{key}.table", alt=_("Translations of one sentence after each epoch"))


def position_view(key: str, run: str, step: int | None) -> None:
    """Right tokens at each place, with the true tokens before and with its own."""
    found = asking.ask(key, run, step, "by_position")
    if found is None:
        if step:
            asking.wait(key, height=300)
        else:
            st.caption(_("Before the first step there is nothing to compare."))
        return

    from core.charts import share_lines as chart

    places = np.arange(1, len(found.forced) + 1)
    words = chart.Words(_("place in the translation"), _("right words"))
    lines = {_("true words before"): found.forced, _("its own words before"): found.free}
    figure(
        chart.share_lines(places.tolist(), lines, words), f"{key}.chart", alt=_("Right words at each place"),
        says=_("All places together: {forced} right with the true words before, {free} with its own.",
               forced=f"{_mean(found, found.forced):.0%}", free=f"{_mean(found, found.free):.0%}"),
        table=lambda: {words.place: places} | lines | {_("sentences"): found.count},
    )  # fmt: skip


def _mean(found: ByPosition, shares: np.ndarray) -> float:
    return float((shares * found.count).sum() / found.count.sum())
