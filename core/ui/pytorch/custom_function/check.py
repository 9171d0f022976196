"""What `gradcheck` says, as a traffic light that can be read: a sign, a word, a colour, and the entry that fails."""

from __future__ import annotations

from html import escape

import streamlit as st

from core.topics.custom_function import BACKWARDS, FUNCTIONS, Config
from core.topics.custom_function_answers import Verdict, Verdicts
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.plain import plain
from core.ui.pytorch.custom_function.views import HERE, TOPIC

# Streamlit has no lamp. The sign and the word say the same as the colour, which is never red beside green.
_STYLE = """<style>
.lamp {display: flex; align-items: center; gap: 1rem; flex-wrap: wrap}
.lamp i {display: flex; gap: .375rem; padding: .375rem; border-radius: 2rem; background: #2b2f38; font-style: normal}
.lamp i span {width: 2.25rem; height: 2.25rem; border-radius: 50%; display: grid; place-items: center;
  font-size: 1.25rem; font-weight: 700; color: #000}
.lamp b {font-size: 1.75rem; line-height: 1.2}
</style>"""
DARK = "#4a4f5a"


def light(config: Config) -> None:
    """The check of the chosen function with the chosen backward."""
    with_break = st.toggle(
        _("Check at the kinks, too"), key=f"{TOPIC}.include_break", persist_state="session",
        help=_("Where a slope does not exist, even the right backward can fail."),
    )  # fmt: skip
    arguments = {"choice": config.choice(), "include_break": with_break}
    found: Verdict | None = asking.answered(f"{TOPIC}.verdict", HERE, None, "verdict", height=160, **arguments)
    if found is None:
        return
    st.html(_STYLE + _lamp(found))
    st.markdown(words_for(found))
    places = ", ".join(f"{x:.2g}" for x in found.points)
    st.caption(_("Looked at in double precision, at x = {places}.", places=plain(places)))
    if found.said:
        st.caption(_("In gradcheck's own words: {said}", said=f"`{found.said.rstrip(',')}`"))


def words_for(found: Verdict) -> str:
    """The verdict in a sentence or two; where it fails, the entry that is furthest off."""
    values = {"x": f"{found.input:.2g}", "y": f"{found.output:.2g}", "analytical": f"{found.analytical:.4g}",
              "numerical": f"{found.numerical:.4g}"}  # fmt: skip
    if found.passed:
        return _("At all {count} points, what backward returns is what was measured.", count=len(found.points))
    if found.output != found.input:
        return _("At x = {x}: the output at {y} does not depend on it, so its slope is {numerical}. The backward says "
                 "{analytical} all the same: it does not ask which output the gradient comes from.",
                 **values)  # fmt: skip
    if found.at_break:
        return _("At x = {x}: {analytical} by the backward, {numerical} measured. But this is a kink: half of the "
                 "measurement lies on each side, and no slope is the right one.", **values)  # fmt: skip
    return _("At x = {x}: {analytical} by the backward, {numerical} measured.", **values)


def grid(config: Config) -> None:
    """Every function with every backward."""
    from core.charts import verdict_grid as chart

    arguments = {"choice": config.choice(backward="right") if config.function == "piecewise" else {}}
    found: Verdicts | None = asking.answered(f"{TOPIC}.verdicts", HERE, None, "verdicts", height=420, **arguments)
    if found is None:
        return
    functions, backwards = [_(FUNCTIONS[name]) for name in found.functions], [_(BACKWARDS[b]) for b in found.backwards]
    turned = [list(column) for column in zip(*found.passed, strict=True)]
    words = chart.Words(_("Backward"), _("Function (forward)"), _("passes"), _("fails"))
    figure(
        chart.verdict_grid(backwards, functions, turned, words), f"{TOPIC}.grid",
        alt=_("gradcheck for every function with every backward"), says=_grid_says(found),
        table=lambda: {words.row: backwards}
                             | {name: [words.yes if yes else words.no for yes in row]
                                for name, row in zip(functions, found.passed, strict=True)},
    )  # fmt: skip


def _grid_says(found: Verdicts) -> str:
    wrong = [yes for row in found.passed for name, yes in zip(found.backwards, row, strict=True) if name != "right"]
    says = _("{right} of {functions} right backwards pass, {caught} of {wrong} wrong ones are caught.",
             right=sum(row[0] for row in found.passed), functions=len(found.functions),
             caught=wrong.count(False), wrong=len(wrong))  # fmt: skip
    if any(wrong):
        says += " " + _("What is not caught is no mistake for this function: there it returns the right slope.")
    return says


def _lamp(found: Verdict) -> str:
    from core.charts.palette import BLUE, ORANGE

    lit = 0 if found.passed else 1 if found.at_break else 2
    lamps = [("✓", BLUE), ("?", "#D3C064"), ("✕", ORANGE)]
    spans = "".join(
        f'<span style="background:{colour if number == lit else DARK}">{sign if number == lit else ""}</span>'
        for number, (sign, colour) in enumerate(lamps)
    )
    word = (_("passes"), _("fails at a kink"), _("fails"))[lit]
    return f'<div class="lamp"><i aria-hidden="true">{spans}</i><b>gradcheck: {escape(word)}</b></div>'
