"""The review: figures held against each other, their history, the law and their targets."""

from pantau.review.explain import explanation_title
from pantau.review.limits import Limits
from pantau.review.run import all_checks, review

__all__ = ["Limits", "all_checks", "explanation_title", "review"]
