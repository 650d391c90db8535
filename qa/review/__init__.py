"""Judging citations: does the cited sentence support what was answered? Verdicts, their figures, their exports."""

from qa.review.claims import VERDICTS, Claim, Item, Verdict, VerdictName, claims
from qa.review.export import export, to_csv, to_evaluation, to_jsonl
from qa.review.figures import Precision, precision
from qa.review.report import Words, to_html
from qa.review.reviews import Reviews, progress, reviewers

__all__ = [
    "VERDICTS", "Claim", "Item", "Precision", "Reviews", "Verdict", "VerdictName", "Words", "claims", "export",
    "precision", "progress", "reviewers", "to_csv", "to_evaluation", "to_html", "to_jsonl",
]  # fmt: skip
