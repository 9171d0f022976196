"""Topic 0.8, control flow: a network with a new depth at every step, and one layer that is used several times."""

from core.topics.control_flow import EXAMPLES, RECORDED, SPREAD, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.control_flow import lab, views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import typical

TOPIC = "control_flow"

page_head(TOPIC)
lesson(TOPIC, "intro")

section(TOPIC, "train", _("Train it yourself"))
config = settings_panel(Config, TOPIC, folded=True)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    watch(TOPIC, run, views.loss_by_step, "points")

    section(TOPIC, "read", _("The graph of this step"))
    watch(TOPIC, run, views.one_pass, "pass")

    section(TOPIC, "jumps", _("Why the loss jumps"))
    watch(TOPIC, run, views.by_depth, "by_depth")

    typical(TOPIC, SPREAD, run)

section(TOPIC, "compare", _("Random depth beside a fixed one"))
with problems():
    lab.compare(config)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=lab.errata,
    text=EXAMPLES[2],
    code=(
        ("core/models/dynamic_net.py", "DynamicNet"),
        ("core/trainers/control_flow/trainer.py", "Trainer.draw", "Trainer.step"),
        ("core/probes/shared_gradient.py", "shares", "whole"),
    ),
)  # fmt: skip
