"""Topic 0.6, optimizers: six rules race downhill from one start, on surfaces and on the notes' net."""

from core.topics.optimizers import RECORDED, SPREAD, Config, examples
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.optimizers import lab, measured, start, views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import typical

TOPIC = "optimizers"

page_head(TOPIC)
lesson(TOPIC, "intro")

section(TOPIC, "train", _("The race"))
start.grounds()
config = settings_panel(Config, TOPIC, folded=True)
start.start_on_the_map(config)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    watch(TOPIC, run, views.race, "race", every=0.5)
    lesson(TOPIC, "race")

    section(TOPIC, "read", _("One step from a point of your own"))
    watch(TOPIC, run, start.one_step, "one_step")

    section(TOPIC, "sizes", _("How long is a step?"))
    watch(TOPIC, run, measured.step_sizes, "sizes")

    section(TOPIC, "time", _("Loss against time"))
    watch(TOPIC, run, measured.against_time, "time")

    section(TOPIC, "sweep", _("Which learning rate?"))
    watch(TOPIC, run, measured.sweep, "sweep")

section(TOPIC, "batches", _("Mini-batches"))
with problems():
    lab.mini_batches(config)

typical(TOPIC, SPREAD, run, _("Adam's loss at step {step}", step=SPREAD.step))

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=lab.errata,
    text=examples(run.config if run else config)[0],
    code=(
        ("core/trainers/optimizers/rules.py", "SGD", "Momentum", "AdaGrad", "RMSProp", "Adadelta", "Adam"),
        ("core/trainers/optimizers/walker.py", "Walker.step"),
        ("core/topics/surfaces.py", "bowl", "ravine", "saddle", "rosenbrock", "beale"),
    ),
)  # fmt: skip
