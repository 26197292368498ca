"""Pages that must not become law: the system does not give their values."""

from collections import Counter

import pytest

from pantau.law import benefit, contribution
from pantau.law.examples import wrong_pages

ASKED = {"benefit": benefit, "contribution": contribution}


def said(page):
    return f"{page.id}, {page.page}: {page.claim.en}"


def named(page):
    return page.id


def answers(page):
    return [ASKED[ask.question](**ask.arguments) for ask in page.asks]


@pytest.mark.parametrize("page", [one for one in wrong_pages() if one.not_total is not None], ids=named)
def test_the_total_of_a_wrong_page_is_not_given(page):
    total = sum(one.total for one in answers(page))
    assert total > 0, said(page)
    assert total != page.not_total, said(page)


@pytest.mark.parametrize("page", [one for one in wrong_pages() if one.not_parts], ids=named)
def test_the_parts_of_a_wrong_page_are_not_given(page):
    sums = Counter()
    for part in (part for one in answers(page) for part in one.parts):
        sums[part.code] += part.amount
    for code, wrong in page.not_parts.items():
        assert sums[code] > 0, said(page)  # the part is there, with another amount
        assert sums[code] != wrong, said(page)


@pytest.mark.parametrize("page", [one for one in wrong_pages() if one.proportional], ids=named)
def test_what_a_wrong_page_puts_in_brackets_is_one_share_of_every_wage(page):
    incomes = [ask.arguments["income"] for ask in page.asks]
    assert len(set(incomes)) > 1, said(page)
    shares = {one.total / income for one, income in zip(answers(page), incomes, strict=True)}
    assert len(shares) == 1, said(page)


def test_every_wrong_page_is_tested():
    assert all(one.not_total is not None or one.not_parts or one.proportional for one in wrong_pages())


# What the law gives instead, for the pages whose error is of the rule and not of a slip.
@pytest.mark.parametrize(
    ("id", "right"),
    [
        ("W01", 48 * 5_000_000 + 12_000_000 + 10_000_000),
        ("W04", 150_000),
        ("W05", 18_000_000),
        ("W07", 20_000),
        ("W08", 48_000_000),
        ("W12", 1_375_000),
        ("W13", 24_000_000),
        ("W14", 332_500),
        ("W19", 16_800),
        ("W20", 8_400),
    ],
)
def test_what_is_given_instead(id, right):
    (page,) = (one for one in wrong_pages() if one.id == id)
    assert sum(one.total for one in answers(page)) == right, said(page)
