"""Topic 0.3, automatic gradients: an expression becomes a graph, and every node of it learns its slope."""

from core.topics.autograd import EXAMPLES, RECORDED, SPREAD, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.autograd import graph, lab, panel, views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import typical

TOPIC = "autograd"

page_head(TOPIC)
lesson(TOPIC, "intro")

section(TOPIC, "read", _("Your expression as a graph"))
expression = panel.expression_box()
if expression is not None:
    graph.graph(expression.text)

    section(TOPIC, "accumulation", _("Forget to empty .grad"))
    views.accumulation(expression.text)

section(TOPIC, "train", _("Train it yourself"))
config = settings_panel(Config, TOPIC, folded=True)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    lesson(TOPIC, "gradients")
    watch(TOPIC, run, views.gradient_by_step, "gradients")
    lesson(TOPIC, "net")
    watch(TOPIC, run, views.net_accumulation, "net")

section(TOPIC, "compare", _("Emptied beside never emptied"))
with problems():
    lab.compare(config)

if run is not None:
    section(TOPIC, "no_grad", _("Why the update is not watched"))
    lab.updates(run)

    typical(TOPIC, SPREAD, run)

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=lab.errata,
    text=expression.text if expression else EXAMPLES[0],
    code=(
        ("core/probes/expression_graph.py", "forward", "backward", "local_derivatives"),
        ("core/probes/accumulation.py", "accumulate", "empty"),
        ("core/models/plain_two_layer.py", "PlainTwoLayer"),
        ("core/trainers/autograd/trainer.py", "Trainer.loss", "Trainer.step"),
    ),
)  # fmt: skip
