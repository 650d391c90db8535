"""Article files in, Drafts out; every file is parsed in a child process with limits."""

from qa.articles.sandbox import ArticleReader, Limits
from qa.articles.walk import SUFFIXES, survey
from qa.errors import ArticleError

__all__ = ["SUFFIXES", "ArticleError", "ArticleReader", "Limits", "survey"]
