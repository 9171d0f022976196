"""Topic 0.4, a function of one's own: forward and backward by hand, measured, checked, and learned with."""

from core.topics.custom_function import EXAMPLES, RECORDED, SPREAD
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.custom_function import check, choice, lab, point, views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import typical

TOPIC = "custom_function"

page_head(TOPIC)
lesson(TOPIC, "intro")

section(TOPIC, "choose", _("Choose forward and backward"))
chosen = choice.choose()

section(TOPIC, "read", _("The slope, by formula and measured"))
with problems():
    views.pictures(chosen)
    point.one_point(chosen)

section(TOPIC, "check", _("Does gradcheck agree?"))
with problems():
    check.light(chosen)
lesson(TOPIC, "grid")
with problems():
    check.grid(chosen)

section(TOPIC, "train", _("Train it yourself"))
config = choice.others()
run = run_panel(TOPIC, config, recorded=RECORDED[None])

section(TOPIC, "compare", _("Right and wrong side by side"))
with problems():
    lab.compare(config)

if run is not None:
    section(TOPIC, "angles", _("Why a wrong backward can learn"))
    watch(TOPIC, run, views.angles, "angles")

    typical(TOPIC, SPREAD, run)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=lab.errata,
    text=EXAMPLES[0],
    code=(
        ("core/models/own_function.py", "own_function", config.backward),
        ("core/models/formulas.py", "RELU", "GELU", "gelu_slope", "piecewise"),
        ("core/probes/gradient_check.py", "check"),
        ("core/models/class_body.py", "trained_inside_the_class", "trained_below_the_class"),
    ),
)  # fmt: skip
