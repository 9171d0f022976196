"""Formulas that students type: read as arithmetic reads them, and never run."""

import pytest

from core.problems import Problem
from core.topics.expressions import DEFAULTS, parse

READ = {
    "x*y+sin(x)": "x*y + sin(x)", "-x**2": "-x**2", "(-x)**2": "(-x)**2", "2**-x": "2**-x", "x-(y-z)": "x - (y - z)",
    "x-y-z": "x - y - z", "(x-y)-z": "x - y - z", "x/(y*z)": "x/(y*z)", "x/y/z": "x/y/z", "-(x*y)": "-(x*y)",
    "x--2": "x - -2", "(x+1)**2**y": "(x + 1)**2**y", "((x))": "x", "max(x, y)*2": "max(x, y)*2", " 2 ": "2",
    "x−y×2÷z": "x - y*2/z", "(-3)**2": "(-3)**2", "1e3*x": "1000*x", ".5*x": "0.5*x",
}  # fmt: skip


@pytest.mark.parametrize("typed", READ)
def test_it_is_read_and_written_again(typed):
    once = parse(typed)
    assert once.formula == READ[typed]
    assert parse(once.text) == once


def test_a_variable_is_one_node_and_a_number_is_not():
    texts = [node.text for node in parse("x*x + 2*2").nodes]
    assert texts.count("x") == 1
    assert texts.count("2") == 2


def test_every_node_comes_after_those_that_it_reads():
    nodes = parse("relu(w*x + b)*tanh(y - w)/max(x, z)").nodes
    assert all(one < number for number, node in enumerate(nodes) for one in node.inputs)


def test_values_follow_after_semicolons():
    read = parse("x*y*q; x=-2.5; y.requires_grad=False; ")
    assert read.values == {"x": -2.5, "y": DEFAULTS["y"], "q": 1.0}
    assert read.fixed == {"y"}
    assert read.text == "x*y*q; x=-2.5; y=3; q=1; y.requires_grad=False"
    assert parse("x*y", {"x": 7.0}).values == {"x": 7.0, "y": 1.0}


REFUSED = {
    "": "Type an expression", "   ": "Type an expression", ";x=2": "Type an expression", "x+": "missing at the end",
    "2x": "sign is missing before “x”", "x 2": "sign is missing", "2(x)": "sign is missing", "x^2": "two stars",
    "(x": "closing parenthesis", "x)": "cannot stand after", "*x": "cannot begin", "x,y": "cannot stand",
    "foo(x)": "no function", "sin x": "Write sin", "max(x)": "needs 2", "sin(x,y)": "needs 1",
    "x.grad": "no place", "가+나": "no place", "x=2": "no place", "x'": "no place", "__import__('os')": "no place",
    "lambda: x": "no place", "[x]": "no place", "x if y else z": "sign is missing", "<b>x</b>": "no place",
    "a+b+c+d+e+f+g": "too many variables", "x**101": "exponent", "x**-1000": "exponent", "1e9*x": "too large",
    "1e999": "too large", "variable1": "too long", "x" * 500: "too long", "(" * 40 + "x" + ")" * 40: "nested",
    "-" * 60 + "x": "nested", "x**" * 40 + "x": "nested", "+".join("x" * 60): "too large",
    "x; x=nan": "cannot be", "x; x=inf": "cannot be", "x; x=1e7": "cannot be", "x; x=two": "cannot be",
    "x; q=1": "no variable", "x; x": "cannot be read", "x; x.requires_grad=0": "cannot be read",
    "x; x.data=2": "cannot be read", "٣*x": "no place", "x*\x00": "no place", "x²": "no place",
}  # fmt: skip


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_read_is_a_sentence(typed):
    with pytest.raises(Problem, match=REFUSED[typed]):
        parse(typed)
