"""Every colour of the project, and the look that all charts share.

The categorical colours follow Okabe & Ito (2008), darkened where they would vanish on a white page: each has a
contrast of at least 3:1 against both the light and the dark background, and red never stands against green.
"""

from __future__ import annotations

from typing import TypeVar

import altair as alt
import numpy as np

BLUE = "#1F83C9"
ORANGE = "#D97706"
PURPLE = "#B565C4"
TEAL = "#2A9184"
VERMILLION = "#D9541E"
NEUTRAL = "#7C8492"
CATEGORICAL = (BLUE, ORANGE, PURPLE, TEAL, VERMILLION, NEUTRAL)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

TRAIN, VALID = BLUE, ORANGE
NEGATIVE, POSITIVE = BLUE, ORANGE  # the ends of DIVERGING
TRUTH = NEUTRAL
MARK = PURPLE  # the scrubbed step
TROUBLE = VERMILLION  # a run that diverged

SEQUENTIAL = ("#00204C", "#213D6B", "#555B6C", "#7B7A77", "#A59C74", "#D3C064", "#FFE945")  # cividis
GROUND = ("#2A4BD8", "#1F8FC4", "#21A98F", "#8CCB3F", "#FDE725")  # viridis without its darkest end: a map under lines
DIVERGING = ("#0B4F8A", "#4F9BD0", "#BFD9EA", "#F4F4F2", "#F8D3A2", "#E59336", "#9C4A00")  # blue, white at 0, orange

FONT = 'Pretendard, "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif'
LABEL_SIZE = 14  # pixels; the back row reads it from a projector
TITLE_SIZE = 15
LEGEND = 64  # pixels that a legend takes: the page counts it in the height of a chart
NARROW = 420  # pixels of a frame in which four names no longer fit into one row

AnyChart = TypeVar("AnyChart", alt.Chart, alt.LayerChart, alt.FacetChart, alt.HConcatChart, alt.VConcatChart)


def styled(chart: AnyChart) -> AnyChart:
    """The finished chart with the project's fonts and sizes on a transparent background; call it last."""
    text = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": LABEL_SIZE, "titleFontSize": TITLE_SIZE}
    copy = chart.copy(deep=False)
    copy.config = alt.Config(
        font=FONT,
        background="transparent",
        axis=alt.AxisConfig(
            **text, titleFontWeight="normal", labelLimit=160, titlePadding=8, labelPadding=6, labelFlush=False
        ),
        legend=alt.LegendConfig(
            **text,
            orient="top",
            titleFontWeight="normal",
            labelLimit=320,
            titleLimit=480,
            columnPadding=18,
            symbolOpacity=1,
            **_narrow(chart),
        ),
        header=alt.HeaderConfig(**text, labelFontWeight="bold", labelPadding=6),
        title=alt.TitleConfig(font=FONT, fontSize=TITLE_SIZE + 1, anchor="start"),
        text=alt.MarkConfig(font=FONT, fontSize=LABEL_SIZE),
        point=alt.MarkConfig(filled=True, opacity=1),
    )
    return copy


def _narrow(chart: AnyChart) -> dict[str, alt.ExprRef]:
    """A legend in two columns where the chart is narrow, such as on a telephone; one row elsewhere (0 columns).

    Only a chart with one frame has a width that its legend can ask for.
    """
    one_frame = isinstance(chart, alt.Chart | alt.LayerChart)
    return {"columns": alt.ExprRef(f"width < {NARROW} ? 2 : 0")} if one_frame else {}


def is_dark(scheme: tuple[str, ...], share: np.ndarray) -> np.ndarray:
    """Whether white reads better than black (N,) on the colour at `share` (N,) of `scheme`, 0 = first colour."""
    stops = np.array([_luminance(colour) for colour in scheme])
    ground = np.interp(np.clip(share, 0, 1), np.linspace(0, 1, len(stops)), stops)
    return ground < 0.18


def contrast(colour: str, background: str) -> float:
    """Contrast ratio of WCAG 2.2, from 1 (same) to 21 (black on white)."""
    light, dark = sorted((_luminance(colour), _luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
