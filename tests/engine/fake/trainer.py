"""A trainer that uses torch's random state (dropout, random data), so that mixing up two runs shows in the loss."""

from __future__ import annotations

import os
import time
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from core.problems import Problem
from core.training.checkpoint import half, load_into, named, under
from core.training.optimizer_state import flatten, restore
from tests.engine.fake.topic import Config


class Trainer:
    """Fits noise with a two-layer network and Adam."""

    def __init__(self, config: Config) -> None:
        self.config, self.steps, self.total_steps = config, 0, config.steps
        before = torch.get_rng_state()
        torch.manual_seed(config.seed)
        self.model = _model(config)
        self.random = torch.get_rng_state()
        torch.set_rng_state(before)
        self.optimizer = torch.optim.Adam(self.model.parameters(), config.learning_rate)

    def step(self) -> dict[str, float]:
        self._misbehave()
        before = torch.get_rng_state()
        torch.set_rng_state(self.random)
        x = torch.randn(16, 4)  # (B, 4)
        loss = F.mse_loss(self.model(x).squeeze(1), x.sum(dim=1))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.random = torch.get_rng_state()
        torch.set_rng_state(before)
        self.steps += 1
        time.sleep(self.config.pause)
        return {"step": self.steps, "loss": loss.item()}

    def snapshot_due(self) -> bool:
        return self.steps % self.config.snapshot_every == 0

    def snapshot(self) -> dict[str, Tensor]:
        return named("model", half(self.model.state_dict())) | {"view.step": torch.tensor(self.steps)}

    def artifacts(self) -> dict[str, str]:
        return {"words.txt": "하나\ntwo\n"}

    def state_dict(self) -> dict[str, Tensor]:
        tensors = named("model", self.model.state_dict()) | named("optimizer", flatten(self.optimizer))
        return tensors | {"random": self.random, "steps": torch.tensor(self.steps)}

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        load_into(self.model, under("model", state))
        restore(self.optimizer, under("optimizer", state))
        self.random, self.steps = state["random"], int(state["steps"])

    def summary(self) -> dict[str, Any]:
        return {"weight": np.float32(1.5), "steps": self.steps}

    def _misbehave(self) -> None:
        if self.steps == self.config.fails_at:
            raise RuntimeError("this is the error of the test")
        if self.steps == self.config.complains_at:
            raise Problem("The {thing} is missing.", thing="corpus")
        if self.steps == self.config.hungry_at:
            torch.zeros(10 * 10**9 // 4)
        if self.steps == self.config.kills_at:
            os._exit(9)


class Inspector:
    """Answers about one snapshot."""

    def __init__(self, config: Config, artifacts: dict[str, str], tensors: dict[str, Tensor]) -> None:
        self.config, self.artifacts = config, artifacts
        self.at = int(tensors["view.step"])
        self.model = _model(config)
        load_into(self.model, under("model", tensors))

    def step(self) -> int:
        return self.at

    def echo(self, text: str) -> tuple[str, list[str]]:
        return text, self.artifacts["words.txt"].split()

    def weights(self) -> np.ndarray:
        return self.model[0].weight.detach().numpy()

    def wait(self, seconds: float) -> str:
        time.sleep(seconds)
        return "done"

    def fail(self) -> None:
        raise KeyError("no such thing")

    def _secret(self) -> str:
        return "secret"


def _model(config: Config) -> nn.Sequential:
    return nn.Sequential(nn.Linear(4, config.width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(config.width, 1))
