"""Answers in the asker's language, written by a local language model and checked sentence by sentence.

    Prompt -> LanguageModel -> stream of text -> Written sentences -> checked -> Answer

Nothing that a model wrote is shown before `check` found a cited sentence that supports it; where nothing is supported
the quoting writer (`qa.write`) answers alone.
"""
