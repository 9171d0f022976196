"""Which names a student may give a layer: a Python name that nothing in the module bears already."""

from __future__ import annotations

import keyword
import unicodedata

from core.problems import N_, Problem

LONGEST = 30  # characters

OF_THE_NET = ("middle", "linear2")
"""The other layers of the network."""

OF_MODULE = frozenset({
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu",
    "cuda", "double", "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state",
    "get_parameter", "get_submodule", "half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers",
    "named_children", "named_modules", "named_parameters", "parameters", "register_backward_hook",
    "register_buffer", "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
    "register_full_backward_pre_hook", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook",
    "register_module", "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook",
    "requires_grad_", "set_extra_state", "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train",
    "training", "type", "xpu", "zero_grad",
})  # fmt: skip
"""What every `nn.Module` of torch 2.13 has already; a test compares."""


def checked(name: str) -> str:
    """`name` as Python reads it (NFKC, no blanks around it); raises `Problem` that says why it cannot be one."""
    name = unicodedata.normalize("NFKC", name).strip()
    shown = name[:LONGEST] + ("…" if len(name) > LONGEST else "")
    if not name:
        raise Problem(N_("A layer needs a name. Type one, for example encoder."))
    if len(name) > LONGEST:
        raise Problem(N_("“{name}” is too long: {most} characters at most."), name=shown, most=LONGEST)
    if keyword.iskeyword(name):
        raise Problem(N_("“{name}” is a word of Python itself and cannot be a name."), name=shown)
    if not name.isidentifier():
        raise Problem(
            N_("“{name}” is no Python name: letters, digits and _ are possible, and no digit comes first."), name=shown
        )
    if name.startswith("_"):
        raise Problem(N_("“{name}” begins with _: such names are left to nn.Module itself."), name=shown)
    if name in OF_MODULE:
        raise Problem(
            N_("“{name}” is there already: every nn.Module has it. A layer would hide or lose it."), name=shown
        )
    if name in OF_THE_NET:
        raise Problem(N_("“{name}” is the name of another layer of this network. Two cannot share it."), name=shown)
    return name
