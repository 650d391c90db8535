"""Article files in, Drafts out; every file is parsed in a child process with limits."""

from qa.articles.sandbox import SUFFIXES, ArticleReader, Limits, find_files, read_file
from qa.errors import ArticleError

__all__ = ["SUFFIXES", "ArticleError", "ArticleReader", "Limits", "find_files", "read_file"]
