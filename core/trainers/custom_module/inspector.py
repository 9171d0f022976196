"""What the page on modules of one's own asks about one snapshot."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import mse_loss

from core.models import without_super
from core.probes import constructing
from core.probes.attributes import tensors, walk
from core.probes.missing_gradient import unlisted, without_gradient
from core.probes.reach import reach
from core.problems import N_, Problem
from core.topics.custom_module import CASES, DAMAGES, DESIGN, PLACES, TARGETS, Config
from core.topics.custom_module_answers import Crash, Design, Loading, Movement, Sample, State, Trial
from core.trainers.custom_module import keeping
from core.trainers.custom_module.networks import carry, fill, hidden, moved_to, seeded
from core.trainers.memorizing import samples
from core.training.checkpoint import to_bytes, under
from core.training.device import best_device

STEPS = 8  # of a trial
WIDER = 20  # hidden units more


class Inspector:
    """The network of one step, and the samples that it learns."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config, self.device = config, best_device()
        self.net = self._new(config)
        fill(self.net, under("model", snapshot))
        self.x, self.y = (part.to(self.device) for part in samples(config))

    @torch.no_grad()
    def predict(self, text: str) -> Sample:
        """Target and output of the sample whose number is `text`, from 1; raises `Problem` for anything else."""
        number, most = text.strip(), self.config.samples
        if not (number.isascii() and number.isdigit() and len(number) < 10 and 1 <= int(number) <= most):
            raise Problem(N_("“{text}” is no sample. Type a number from 1 to {most}."), text=text[:40], most=most)
        row = int(number) - 1
        output, target = self.net(self.x[row : row + 1])[0], self.y[row]  # (O,) each
        return Sample(text, row + 1, target.tolist(), output.tolist(), (output - target).square().sum().item())

    def design(self, changes: dict[str, Any]) -> Design:
        """What the network with these settings (others: the defaults) is made of, and who reaches what in it."""
        config = Config.read({name: value for name, value in changes.items() if name in DESIGN})
        net, (x, y) = self._new(config), (part.to(self.device) for part in samples(config))
        loss = mse_loss(net(x), y, reduction="sum")
        nodes = list(walk(net))
        index = {node.path: place for place, node in enumerate(nodes)}
        lists = [name for name, parameter in net.named_parameters()], dict(net.named_buffers())
        found = unlisted(net, loss), without_gradient(net, loss)
        numbers = sum(tensor.numel() for tensor in tensors(net).values())
        counted = sum(parameter.numel() for parameter in net.parameters())
        shapes = [list(node.value.shape) if isinstance(node.value, Tensor) else [] for node in nodes]
        rows = reach(net, x, y, config.learning_rate)
        return Design(
            [node.path for node in nodes], [index[node.above] if node.path else -1 for node in nodes],
            [_kind(node.path, node.registered, *lists) for node in nodes],
            [_type(node.value) for node in nodes], shapes, [row.path for row in rows], [row.listed for row in rows],
            [row.saved for row in rows], [row.gradient for row in rows], [row.moved for row in rows],
            [row.cleared for row in rows], [row.converted for row in rows], counted, numbers, *found,
        )  # fmt: skip

    @torch.no_grad()
    def movement(self) -> Movement:
        """How far each tensor has come since step 0."""
        began, listed = tensors(self._new(self.config)), dict(self.net.named_parameters())
        now = tensors(self.net)
        return Movement(
            list(now), [(tensor - began[path]).norm().item() for path, tensor in now.items()],
            [tensor.norm().item() for tensor in began.values()], [path in listed for path in now],
        )  # fmt: skip

    def trial(self) -> Trial:
        """A few steps of the notes' network with its hidden layer in a plain list."""
        net, (x, y) = self._new(Config(place="list")), (part.to(self.device) for part in samples(Config()))
        optimizer = torch.optim.SGD(net.parameters(), lr=Config().learning_rate)
        first, second = hidden(net)["weight"], net.linear2.weight
        before = first.detach().clone(), second.detach().clone()
        losses, kept, fresh = [], [], []
        for _ in range(STEPS):
            loss = mse_loss(net(x), y, reduction="sum")
            optimizer.zero_grad()
            old = 0.0 if first.grad is None else first.grad.clone()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            kept.append(first.grad.norm().item())
            fresh.append((first.grad - old).norm().item())
        moved = [(now.detach() - then).abs().max().item() for now, then in zip((first, second), before, strict=True)]
        return Trial(losses, *moved, kept, fresh)

    def crash(self, case: str) -> Crash:
        """What becomes of one of the classes of `without_super`."""
        if case not in CASES:
            raise _no_choice(case, CASES)
        kind, x = getattr(without_super, case), torch.ones(1, 3)
        stop = constructing.construct(lambda: kind(3, 2), x, (without_super.__file__, constructing.__file__))
        file = "/".join(stop.file.replace("\\", "/").split("/")[-3:])  # from `core/` on
        return Crash(case, stop.stage, stop.kind, stop.words, file, stop.line, stop.source)

    def state(self, home: str) -> State:
        """The `state_dict` of the trained network, its hidden layer kept in `home`."""
        net = self._kept(home)
        saved = net.state_dict()
        return keeping.state_of(net, [path for path in tensors(net) if path not in saved])

    def file(self, home: str) -> bytes:
        """The same as a safetensors file."""
        return to_bytes(self._kept(home).state_dict())

    def load(self, home: str, into: str, strict: bool, damage: str, file: Any | None) -> Loading:
        """Save the trained network (or take `file`, bytes as an array), damage that, and load it into another one."""
        net = self._kept(home)
        if damage not in DAMAGES:
            raise _no_choice(damage, DAMAGES)
        data = bytes(file) if file is not None else keeping.damaged(self.file(home), damage, net.state_dict())
        other = self._target(home, into)
        fresh = self._loss(other)
        came = keeping.load(other, keeping.read(data), into, strict=strict)
        with torch.no_grad():
            gap = (other(self.x) - net(self.x)).abs().max().item()
        return came._replace(saved_loss=self._loss(net), fresh_loss=fresh, loss=self._loss(other), difference=gap)

    def _kept(self, home: str) -> nn.Module:
        """The trained network with its hidden layer in `home`."""
        if home not in PLACES or (home == "removed") != (self.config.place == "removed"):
            raise _no_choice(home, tuple(PLACES))
        return moved_to(self.net, self._new(self.config.model_copy(update={"place": home})))

    def _target(self, home: str, into: str) -> nn.Module:
        """Another network, with other random weights."""
        if into not in TARGETS:
            raise _no_choice(into, TARGETS)
        own = self.config.layer_name
        changes = {
            "same": {},
            "renamed": {"layer_name": "encoder" if own != "encoder" else "linear1"},
            "third": {"third": "used" if self.config.third == "no" else "no"},
            "wider": {"hidden_size": self.config.hidden_size + WIDER},
            "list": {"place": "list"},
        }[into]
        if home == "removed" and into in ("third", "list"):  # then the layer that was removed comes back
            changes = {"place": "attribute"}
        return self._new(self.config.model_copy(update={"place": home} | changes), self.config.seed + 1)

    def _new(self, config: Config, seed: int | None = None) -> nn.Module:
        return carry(seeded(config, seed), self.device)

    @torch.no_grad()
    def _loss(self, net: nn.Module) -> float:
        return mse_loss(net(self.x), self.y, reduction="sum").item()


def _kind(path: str, registered: bool, parameters: list[str], buffers: dict[str, Tensor]) -> str:
    """What the module knows a node as."""
    if not registered:
        return "unlisted"
    return "parameter" if path in parameters else "buffer" if path in buffers else "module"


def _type(value: Any) -> str:
    return "Net" if type(value).__module__ == "core.models.own_net" else type(value).__name__


def _no_choice(given: str, options: tuple[str, ...]) -> Problem:
    return Problem(
        N_("“{field}” cannot be “{value}”. Possible: {options}."), field="?", value=str(given)[:40],
        options=", ".join(options),
    )  # fmt: skip
