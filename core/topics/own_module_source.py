"""The class that a student's choices come to, as Python code. It is shown, never run: core/models/own_net.py runs."""

from __future__ import annotations

from core.topics.custom_module import Config

KEEP = {
    "attribute": "self.{name} = {layer}",
    "module_list": "self.{name} = nn.ModuleList([{layer}])",
    "module_dict": 'self.{name} = nn.ModuleDict({{"hidden": {layer}}})',
    "list": "self.{name} = [{layer}]",
    "dict": 'self.{name} = {{"hidden": {layer}}}',
    "tensor": (
        "layer = {layer}\n"
        "self.{name}_weight = layer.weight.detach().requires_grad_()\n"
        "self.{name}_bias = layer.bias.detach().requires_grad_()"
    ),
    "buffer": (
        "layer = {layer}\n"
        'self.register_buffer("{name}_weight", layer.weight.detach())\n'
        'self.register_buffer("{name}_bias", layer.bias.detach())'
    ),
}
CALL = {
    "attribute": "self.{name}(x)",
    "module_list": "self.{name}[0](x)",
    "module_dict": 'self.{name}["hidden"](x)',
    "list": "self.{name}[0](x)",
    "dict": 'self.{name}["hidden"](x)',
    "tensor": "linear(x, self.{name}_weight, self.{name}_bias)",
    "buffer": "linear(x, self.{name}_weight, self.{name}_bias)",
}


def source(config: Config) -> str:
    """A class `Net` without arguments that has the same tensors under the same names as the network that is trained."""
    init, forward = _body(config)
    functions = ["from torch.nn.functional import linear"] if "linear(x," in forward[0] else []
    lines = ["from torch import nn", *functions, "", "class Net(nn.Module):", "    def __init__(self):"]
    lines += [f"        {line}" for line in ["super().__init__()", *init]]
    lines += ["", "    def forward(self, x):", *(f"        {line}" for line in forward)]
    return "\n".join(lines)


def _body(config: Config) -> tuple[list[str], list[str]]:
    inputs, hidden, outputs = config.inputs, config.hidden_size, config.outputs
    if config.place == "removed":
        return [f"self.linear2 = nn.Linear({inputs}, {outputs})"], ["return self.linear2(x)"]
    name, layer = config.layer_name, f"nn.Linear({inputs}, {hidden})"
    init = KEEP[config.place].format(name=name, layer=layer).splitlines()
    forward = [f"h = {CALL[config.place].format(name=name)}.relu()"]
    if config.third != "no":
        init.append(f"self.middle = nn.Linear({hidden}, {hidden})")
    if config.third == "used":
        forward.append("h = self.middle(h).relu()")
    init.append(f"self.linear2 = nn.Linear({hidden}, {outputs})")
    return init, [*forward, "return self.linear2(h)"]
