"""A formula that is called with symbols writes itself down, and what is written computes the same."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.money import greatest, least, percent_of
from pantau.core.symbols import Symbol, written_out

A, B, C = Symbol("a"), Symbol("b"), Symbol("c")


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (A + B * C, "a + b x c"),
        ((A + B) * C, "(a + b) x c"),
        (A - (B - C), "a - (b - c)"),
        (A - B - C, "a - b - c"),
        (A - (B + C), "a - (b + c)"),
        (A + (B - C), "a + b - c"),
        (A / (B * C), "a / (b x c)"),
        (A / B / C, "a / b / c"),
        (A * (B / C), "a x b / c"),
        (1 - A, "1 - a"),
        (2 * (A + 1), "2 x (a + 1)"),
        (100 / A, "100 / a"),
        (Decimal("0.5") + A, "0.5 + a"),
        (least(A * B, C) + 1, "min(a x b, c) + 1"),
        (greatest(Decimal(0), A - B), "max(a - b, 0)"),
        (percent_of(A, B), "b x a / 100"),
    ],
)
def test_brackets_stand_where_they_are_needed(formula, text):
    assert formula.text == text


def test_the_names_of_the_arguments_are_used():
    assert written_out(lambda wage, rate: wage * rate, ("wage", "rate")) == "wage x rate"


SHAPES = st.recursive(
    st.sampled_from("abc") | st.integers(1, 9).map(str),
    lambda inner: st.tuples(st.sampled_from("+-*/"), inner, inner),
    max_leaves=12,
)


OPERATIONS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
}  # fmt: skip


def built(shape, leaf):
    """A formula of random shape, out of what each leaf stands for."""
    if isinstance(shape, str):
        return leaf(shape)
    sign, left, right = shape
    return OPERATIONS[sign](built(left, leaf), built(right, leaf))


@given(shape=SHAPES, numbers=st.tuples(*[st.integers(1, 50)] * 3))
def test_what_is_written_computes_the_same(shape, numbers):
    values = {name: Fraction(number) for name, number in zip("abc", numbers, strict=True)}
    try:
        expected = built(shape, lambda leaf: values.get(leaf) or Fraction(leaf))
    except ZeroDivisionError:
        return
    text = built(shape, Symbol).text.replace(" x ", " * ")
    exact = re.sub(r"[0-9]+", r"Fraction(\g<0>)", text)
    assert eval(exact, {"Fraction": Fraction} | values) == expected
