"""Questions over news that nothing was trained on: `python -m qa.evaluation.news --data DATA`.

`news.jsonl` beside this file asks about eight articles of NTREX-128 that are kept from training, in twelve languages.
It was written from the English lines by writers who saw neither the program nor any other questions. Each language of
`--read` makes one library of all the articles of NTREX-128 in it, and every question is put to each library.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from embeddings.encoder import Encoder, load_encoder
from qa.articles.decode import normalise
from qa.assistant import Assistant
from qa.evaluation.pool import library_of
from qa.metrics import auroc
from qa.reader import Reader, load_reader
from qa.second_reader import SecondReader, load_second_reader
from qa.settings import Settings
from qa.training.corpus import print_line
from qa.training.maker.texts import Document, documents

QUESTIONS = Path(__file__).with_suffix(".jsonl")
READ = ("ar", "en", "es", "zh", "ru", "hi")


def ask_all(
    encoder: Encoder,
    reader: Reader,
    texts: Sequence[Document],
    language: str,
    rows: Sequence[dict[str, Any]],
    second: SecondReader | None = None,
) -> list[dict[str, Any]]:
    """Each row with what the assistant made of its question over the texts in `language`."""
    found = []
    by_name = {text.name.split("/")[1]: text for text in texts}
    articles = []
    for text in texts:
        title, *body = (line[language] for line in text.lines)
        articles.append((title, "\n".join(body), language))
    with library_of(encoder, articles) as library:
        stored = {article.article_id: article.text for article in library.articles()}
        assistant = Assistant(library, encoder, reader, Settings(library.folder), second=second)
        for row in rows:
            answer = assistant.ask(row["question"])
            gold = [normalise(by_name[row["doc"]].lines[line][language]).strip() for line in row["lines"]]
            places = ((cited.start, cited.end, stored[cited.article_id]) for cited in answer.citations)
            found.append(
                {
                    **row,
                    "read": language,
                    "right": [_lies_in(*place, gold) for place in places],
                    "answered": answer.status == "answered",
                    "confidence": answer.confidence,
                    "quotes": [cited.quote for cited in answer.citations],
                }
            )
    return found


def _lies_in(start: int, end: int, text: str, lines: Sequence[str]) -> bool:
    """Whether [start, end) of `text` has something in common with one of the lines."""
    places = ((text.find(line), len(line)) for line in lines)
    return any(at >= 0 and start < at + length and end > at for at, length in places)


def figures(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Rates, 0 to 1."""
    yes = [one for one in found if one["lines"]]
    no = [one for one in found if not one["lines"]]
    told = [one for one in yes if one["answered"]]
    return {
        "answerable": len(yes),
        "right_sentence_cited": round(fmean(any(one["right"]) for one in yes), 3),
        "right_sentence_first": round(fmean(one["right"][:1] == [True] for one in yes), 3),
        "answered": round(len(told) / len(yes), 3),
        "citations_an_answer": round(fmean(len(one["right"]) for one in told), 2),
        "unanswerable": len(no),
        "refused": round(fmean(not one["answered"] for one in no), 3),
        "refused_near": round(fmean(not one["answered"] for one in no if one["kind"] == "near"), 3),
        "auroc": round(auroc([one["confidence"] for one in found], [bool(one["lines"]) for one in found]) or 0, 4),
    }


def main() -> None:
    """Ask as told on the command line, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.news", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/ntrex.jsonl.gz")
    parser.add_argument("--read", nargs="+", default=READ, help="languages of the articles")
    parser.add_argument("--second-reader", default="none", choices=("none", "packaged"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--to", type=Path, help="file for all outcomes, JSON lines")
    options = parser.parse_args()
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()][:: options.every]
    encoder, reader = load_encoder("packaged"), load_reader("packaged")
    second = load_second_reader(options.second_reader)
    texts = [one for one in documents(options.data / "parallel") if one.headed]
    every = []
    for language in options.read:
        found = ask_all(encoder, reader, texts, language, rows, second)
        every += found
        print_line({"read": language, **figures(found)})
    for asked in sorted({row["lang"] for row in rows}):
        print_line({"asked": asked, **figures([one for one in every if one["lang"] == asked])})
    print_line({"all": True, **figures(every)})
    if options.to:
        options.to.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in every), "utf-8")


if __name__ == "__main__":
    main()
