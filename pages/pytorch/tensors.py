"""Topic 0.2, tensors: shapes predicted first, a backward pass written by hand, and a race of matrix products."""

from core.topics.tensors import EXAMPLES, RECORDED, RECORDINGS, SPREAD, Config
from core.ui.controls import settings_panel
from core.ui.deeper import deeper
from core.ui.frame import page_head, problems
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, section
from core.ui.pytorch.tensors import errata, lab, race, shapes, views
from core.ui.run_panel import run_panel
from core.ui.scrub import watch
from core.ui.seed_spread import typical

TOPIC = "tensors"

page_head(TOPIC)
lesson(TOPIC, "intro")

section(TOPIC, "ranks", _("Scalar, vector, matrix, tensor"))
with problems():
    shapes.ranks()

section(TOPIC, "read", _("Which shape comes out?"))
shapes.shape_lab()

section(TOPIC, "train", _("Train with gradients of your own"))
config = settings_panel(Config, TOPIC, Config.read(RECORDINGS[RECORDED[None]]), folded=True)
views.mask_switch(config)
run = run_panel(TOPIC, config, recorded=RECORDED[None])

if run is not None:
    section(TOPIC, "gradients", _("By hand and by autograd"))
    watch(TOPIC, run, views.gradients, "gradients")

    typical(TOPIC, SPREAD, run)

section(TOPIC, "compare", _("The right gradient beside the wrong one"))
with problems():
    lab.compare(config)

section(TOPIC, "race", _("NumPy, PyTorch, GPU: the race"))
with problems():
    race.race()

deeper(
    TOPIC, config, run, how=("equations",),
    questions=lambda look: lab.questions(look, lang()),
    errata=lambda: errata.errata(run),
    text=EXAMPLES[2],
    code=(
        ("core/models/by_hand.py", "forward", "loss", "backward"),
        ("core/trainers/tensors/trainer.py", "Trainer.step", "Trainer.check"),
        ("core/probes/hand_gradient.py", "automatic", "agreement"),
        ("core/probes/product_race.py", "race", "seconds_of"),
        ("core/topics/nested_text.py", "nested"),
    ),
)  # fmt: skip
