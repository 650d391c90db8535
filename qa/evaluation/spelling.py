"""How right the spellings of names are: `python -m qa.evaluation.spelling FILE… [--shown]`.

The files hold the same questions in several languages (XQuAD). The gold answer to each question that asks who, in the
language of its text, is spelled for an asker of another language, and compared with the gold answer in that language,
or in English where it is spelled in Latin letters.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from qa.evaluation.pool import Example, read_examples
from qa.metrics import best_f1
from qa.spelling.names import asks_who, spelling
from qa.training.corpus import print_line
from qa.training.letters import changes


def main() -> None:
    """Print a line a pair of languages."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.spelling", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="JSON lines, the same questions in several languages")
    parser.add_argument("--shown", action="store_true", help="also print each answer, its spelling and the gold answer")
    given = parser.parse_args()
    by_language: dict[str, dict[str, Example]] = {}
    for one in read_examples(given.files):
        by_language.setdefault(one.context_language, {})[one.key] = one
    for read, rows in sorted(by_language.items()):
        for asked, questions in sorted(by_language.items()):
            told = questions if read == "en" else by_language["en"]
            who = [key for key in rows if key in questions and asks_who(questions[key].question, asked)]
            found = []
            for key in who:
                answer = min((text for text, _ in rows[key].answers), key=len)
                name = spelling(answer, read, questions[key].question, asked)
                if name is not None:
                    found.append((answer, name, [text for text, _ in told[key].answers]))
            if not found:
                continue
            into = asked if read == "en" else "en"
            line = {
                "asked": asked, "read": read, "ask_who": len(who), "spelled": len(found),
                "f1": round(sum(best_f1(name, gold, into) for _, name, gold in found) / len(found), 3),
                "letters_wrong": round(sum(_wrong(name, gold) for _, name, gold in found) / len(found), 3),
            }  # fmt: skip
            print_line(line)
            for answer, name, gold in found if given.shown else ():
                print_line([answer, name, gold[0]])


def _wrong(name: str, golds: list[str]) -> float:
    return min(changes(name.casefold(), gold.casefold()) / len(gold) for gold in golds)


if __name__ == "__main__":
    main()
