"""The settings of a Config as a list that a panel, a command line or a notebook can walk through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt

from core.problems import N_
from core.topics.settings import Settings

GROUPS = {"data": N_("Data"), "model": N_("Model"), "training": N_("Training")}


@dataclass(frozen=True)
class Shown:
    """One setting and how it is shown. Texts are catalogue keys."""

    name: str
    label: str
    group: str
    help: str
    kind: Literal["switch", "choice", "whole", "real", "text"]
    default: Any
    options: tuple  # of a choice
    names: Mapping[Any, str]  # option -> shown name
    least: float | int | None
    above: bool  # whether `least` itself is not allowed
    most: float | int | None
    step: float | int | None
    when: Mapping[str, tuple]
    follows: tuple[str, Mapping] | None

    def matters(self, values: Mapping[str, Any]) -> bool:
        """Whether this setting does anything beside these others."""
        return all(_text(values[other]) in map(_text, wanted) for other, wanted in self.when.items())

    def settled(self, values: Mapping[str, Any]) -> Any:
        """The value that another setting gives this one; None where it is free."""
        other, given = self.follows or ("", {})
        return given.get(values.get(other))


def fields(config_class: type[Settings]) -> tuple[Shown, ...]:
    """Every field that was declared with `setting(...)`, in the order of declaration."""
    declared = config_class.model_fields.items()
    return tuple(_shown(name, info) for name, info in declared if isinstance(info.json_schema_extra, dict))


def settle(config_class: type[Settings], values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` with every setting that another one decides put right, so that they fit together."""
    known = {name: info.get_default() for name, info in config_class.model_fields.items()}
    result = dict(values)
    for field in fields(config_class):
        everything = {**known, **result}
        if not field.matters(everything):
            result.pop(field.name, None)
        elif (given := field.settled(everything)) is not None:
            result[field.name] = given
    return result


def _text(value: Any) -> str:
    """Values from the address bar are still text: “true” and True are the same choice."""
    return str(value).lower()


def _shown(name: str, info: Any) -> Shown:
    bounds = {type(bound): bound for bound in info.metadata}
    least, above = (bounds[Gt].gt, True) if Gt in bounds else (bounds[Ge].ge if Ge in bounds else None, False)
    most = bounds[Le].le if Le in bounds else bounds[Lt].lt if Lt in bounds else None
    is_choice = get_origin(info.annotation) is Literal
    return Shown(
        name=name,
        kind="choice" if is_choice else {bool: "switch", int: "whole", float: "real", str: "text"}[info.annotation],
        default=info.get_default(),
        options=get_args(info.annotation) if is_choice else (),
        least=least, above=above, most=most,
        **info.json_schema_extra,
    )  # fmt: skip
