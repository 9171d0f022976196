"""Settings of an experiment: declared once, used by widgets, address bar, command line, checkpoint and notebook."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.problems import N_, Problem

TOO_SMALL = N_("“{field}” cannot be {value}: it must be at least {bound}.")
TOO_LARGE = N_("“{field}” cannot be {value}: it must be at most {bound}.")


def setting(
    default: Any, label: str, group: str, *, help: str = "", names: dict | None = None,
    when: dict[str, tuple] | None = None, follows: tuple[str, dict] | None = None, **bounds: Any,
) -> Any:  # fmt: skip
    """A pydantic field that also says how it is shown.

    `label`, `help` and the values of `names` (option -> shown name) are catalogue keys; `group` is the box of
    the settings panel that holds the field; `bounds` go to pydantic (`ge`, `le`) and to the widget (`step`).
    `when={"cell": ("rnn",)}`: the field matters only then; elsewhere it is hidden and keeps its default.
    `follows=("corpus", {"nsmc": "ko"})`: that value of the other field settles this one.
    """
    step = bounds.pop("step", None)
    shown = {"label": label, "group": group, "help": help, "names": names or {}, "step": step}
    shown |= {"when": when or {}, "follows": follows}
    return Field(default, json_schema_extra=shown, **bounds)


class Curve(NamedTuple):
    """A picture of the live run: the names of its metrics in the history, and what it is called."""

    train: str  # empty where it is only measured on the validation part
    valid: str  # empty where nothing is measured on a validation part
    title: str  # a catalogue key
    share: bool = False  # whether it runs from 0 to 100 %
    log: bool = False  # whether it falls through several powers of ten
    live: bool = True  # whether the run panel draws it; else only where runs are laid over each other
    best: str = ""  # the metric that says what nobody can surpass, where that is known
    line: str = ""  # what the line of `train` is called where it is no measure of success; a catalogue key


class About(NamedTuple):
    """What the model card of a recorded run says, in English, as whole sentences (but for the title)."""

    title: str
    task: str
    measured: str
    meant: str
    limits: str
    data: str = ""  # what it was trained on, where that is no corpus of the registry


class Settings(BaseModel):
    """Base of every topic's Config: frozen, complete, and nothing else than what it declares."""

    curves: ClassVar[tuple[Curve, ...]] = (
        Curve("loss", "valid_loss", N_("Loss")),
        Curve("accuracy", "valid_accuracy", N_("Accuracy"), share=True),
    )

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    answer_code: ClassVar[str] = "prediction"
    """The last line of the notebook: how to show what `Inspector.predict` returned (`pd` is pandas)."""

    asks: ClassVar[str] = N_("Read a sentence")
    """The heading in the notebook above the question to the trained model."""

    told_by: ClassVar[str] = "cell"
    """The setting that names a run where several are compared."""

    own_tables: ClassVar[str] = "core.corpora.own"
    """What reads and keeps a table that a student brings, for topics whose `corpus` may be “own”."""

    @classmethod
    def read(cls, given: dict[str, Any]) -> Self:
        """A Config from text (address bar, `--set`) or from a stored file; raises `Problem` naming the field."""
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            raise _as_problem(error) from error

    @classmethod
    def read_leniently(cls, given: dict[str, Any]) -> tuple[Self, list[Problem]]:
        """As `read`, but a bad value is replaced by its default and reported: a page must open with any address."""
        problems: list[Problem] = []
        kept = dict(given)
        while True:
            try:
                return cls.model_validate(kept), problems
            except ValidationError as error:
                problems.append(_as_problem(error))
                name = error.errors()[0]["loc"][0] if error.errors()[0]["loc"] else None
                kept = {k: v for k, v in kept.items() if k != name} if name in kept else {}
            except Problem as problem:  # a value that only the topic can judge, or values that do not go together
                problems.append(problem)
                fine = {name: value for name, value in kept.items() if not cls._refuses(name, value)}
                kept = fine if len(fine) < len(kept) else {}

    @classmethod
    def _refuses(cls, name: str, value: Any) -> bool:
        """Whether a value is impossible by itself, whatever the others are."""
        try:
            cls.model_validate({name: value})
        except (Problem, ValidationError):
            return True
        return False

    @classmethod
    def preset(cls, corpus: str | None) -> dict[str, Any]:  # noqa: ARG003 - for topics that know corpora
        """Settings that suit a corpus, to begin with."""
        return {}

    @property
    def threads(self) -> int:
        """How many threads a run takes, fixed when it starts; 0 means every core. Small models are fastest on one."""
        return 1

    def about(self, summary: dict[str, Any]) -> About:
        """What a model card says of a model with these settings that was measured so; for topics that record runs."""
        raise NotImplementedError

    def changed(self) -> dict[str, Any]:
        """The fields that differ from the defaults: what the address bar has to carry."""
        return {name: value for name, value in self if value != type(self).model_fields[name].get_default()}


def _as_problem(error: ValidationError) -> Problem:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"]) or "?"
    value = str(first.get("input"))[:40]
    context = first.get("ctx", {})
    if first["type"] == "extra_forbidden":
        return Problem(N_("There is no setting called “{field}”."), field=field)
    if "ge" in context or "gt" in context:
        least = context.get("ge", context.get("gt"))
        return Problem(TOO_SMALL, field=field, value=value, bound=least)
    if "le" in context or "lt" in context:
        most = context.get("le", context.get("lt"))
        return Problem(TOO_LARGE, field=field, value=value, bound=most)
    if first["type"] == "string_too_long":
        return Problem(
            N_("“{field}” is too long: {bound} characters at most."), field=field, bound=context["max_length"]
        )
    if first["type"] == "literal_error":
        return Problem(
            N_("“{field}” cannot be “{value}”. Possible: {options}."),
            field=field, value=value, options=context["expected"].replace("'", "").replace(" or ", ", "),
        )  # fmt: skip
    if first["type"] == "bool_parsing":
        return Problem(N_("“{field}” cannot be “{value}”: it is true or false."), field=field, value=value)
    return Problem(
        N_("“{field}” cannot be “{value}”: another kind of value is needed there."), field=field, value=value
    )
