"""What the second reader is asked: after a few examples, whether a sentence answers a question.

    Passage: وأشارت إلى أن «الاجتماع المقبل ... سيعقد في العاصمة العراقية بغداد».

    Question: Where will the next meeting be held?

    Does the passage answer the question?

The examples are the same for every question, so that the model reads them once. Sentence and question are strangers'
words: nothing in them can be taken for one of the model's control tokens.
"""

from __future__ import annotations

from qa.writing.prompt import one_line

YES, NO = "Yes", "No"
_TASK = (
    "You check whether a passage of a news article answers a question. Answer Yes only if the passage states the "
    "answer; if it is about the same subject but does not state it, answer No."
)
_HARBOUR = "The fire in the port of Valparaiso was put out after three days."
_BRIDGE = "وافتتح الوزير كريم الحسن الجسر الجديد فوق نهر الفرات يوم الخميس"
_FACTORY = "El alcalde de Lyon, Pierre Morel, de 54 años, anunció el cierre de la fábrica."
_EXAMPLES = (
    (_HARBOUR, "Where did the fire break out?", YES),
    (_HARBOUR, "How many ships burned?", NO),
    (_BRIDGE, "Who designed the bridge?", NO),
    (_BRIDGE, "When was the bridge opened?", YES),
    (_FACTORY, "متى تأسس المصنع؟", NO),
    (_FACTORY, "ما عمر العمدة؟", YES),
)
_QUESTION, _SENTENCE = 900, 2_000
"""Bytes that are read of each: in some scripts the model has a token for every byte, and room for 4,096 in all."""
_BEGIN, _END = "<|im_start|>", "<|im_end|>\n"


def asked(question: str, sentence: str) -> str:
    """The whole prompt; YES or NO is to follow."""
    told = "".join(f"{_turn(*example)}{said}{_END}" for *example, said in _EXAMPLES)
    return f"{_BEGIN}system\n{_TASK}{_END}{told}{_turn(_cut(sentence, _SENTENCE), _cut(question, _QUESTION))}"


def _turn(sentence: str, question: str) -> str:
    body = f"Passage: {sentence}\n\nQuestion: {question}\n\nDoes the passage answer the question?"
    return f"{_BEGIN}user\n{body}{_END}{_BEGIN}assistant\n"


def _cut(text: str, size: int) -> str:
    return one_line(text).encode("utf-8", "replace")[:size].decode("utf-8", "ignore")
