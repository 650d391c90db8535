"""How much the second reader's word counts beside the first one's: `draw`, then `ask`, then `fit`.

    python -m qa.evaluation.second_reader draw DATA/qa/dev/xquad_* --training DATA/qa/train --news N --to A
    python -m qa.evaluation.second_reader ask A --to B
    python -m qa.evaluation.second_reader fit B

Questions put to collections that answer them and to some that do not, as for the first reader's calibration
(`qa.evaluation.calibrate`), and with `--news` the answers that `qa.evaluation.news --to N` got. `draw` keeps the best
sentence of each, `ask` what the second reader says of it (a second each), and `fit` writes
`qa/second_reader/weights.json`. Figures are out of fold, folded by article.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from embeddings.encoder import load_encoder
from qa.evaluation.pool import read_examples
from qa.evaluation.trials import Trial, held_out_trials, trials
from qa.evidence.agreement import best_span
from qa.evidence.shown import whole_sentences
from qa.metrics import auroc
from qa.reader import Reader, load_reader
from qa.second_reader import FILE, Weights, load_second_reader, odds
from qa.training.corpus import print_line

REFUSED = 0.85
"""Share of the unanswerable trials that the threshold refuses."""
EVERY = 60
"""Of the parallel questions every so manieth, and from each training set QUESTIONS."""
QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """The first reader's best sentence of a trial; `second`: what the second one said, -1 before it was asked."""

    group: str
    pair: str
    answered: bool
    hard: bool
    question: str
    sentence: str
    first: float
    second: float = -1.0


def draw(reader: Reader, found: Iterator[Trial]) -> Iterator[Drawn]:
    """Those of the trials in which anything could be read."""
    for one in found:
        asked = one.row.question
        reading = reader.read(asked, one.row.question_language, one.hits)
        best = best_span(reading.spans)
        if best is not None:
            sentence = whole_sentences([best], one.hits)[0].text
            yield Drawn(one.row.title, one.pair, one.answered, one.hard, asked, sentence, reading.confidence)


def fit(found: Sequence[Drawn]) -> Weights:
    """Prints what they give apart and together."""
    answered = np.array([one.answered for one in found])
    features = np.array([(odds(one.first), odds(one.second)) for one in found])
    model = LogisticRegression(C=10)
    folds = GroupKFold(5)
    groups = [one.group for one in found]
    together = cross_val_predict(model, features, answered, groups=groups, cv=folds, method="predict_proba")[:, 1]
    threshold = float(np.quantile(together[~answered], REFUSED))
    alone = float(np.quantile(features[~answered, 0], REFUSED))
    hard = np.array([one.hard for one in found])
    model.fit(features, answered)
    first, second = (float(one) for one in model.coef_[0])
    bias = float(model.intercept_[0])
    if min(first, second) < 0:
        raise ValueError(f"weights {first:.2f} and {second:.2f}: more evidence must not make less sure; draw more")
    made = Weights(round(bias, 4), round(first, 4), round(second, 4), round(threshold, 3))
    print_line({
        "trials": len(found), "answered": int(answered.sum()),
        "auroc_first": auroc([one.first for one in found], list(answered)),
        "auroc_second": auroc([one.second for one in found], list(answered)),
        "auroc_both": auroc(list(together), list(answered)),
        "refused": REFUSED,
        "answered_by_first": round(float((features[answered, 0] > alone).mean()), 3),
        "answered_by_both": round(float((together[answered] > threshold).mean()), 3),
        "hard_refused_by_first": round(float((features[hard, 0] <= alone).mean()), 3),
        "hard_refused_by_both": round(float((together[hard] <= threshold).mean()), 3),
        "not_asked": round(float(np.mean([made.both(one.first, 1.0) < threshold for one in found])), 3),
        **asdict(made),
    })  # fmt: skip
    return made


def _load(path: Path) -> list[Drawn]:
    return [Drawn(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Draw, ask or fit as told on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m qa.evaluation.second_reader",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("what", choices=("draw", "ask", "fit"))
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--training", type=Path, help="folder of the reader's training sets")
    parser.add_argument("--news", type=Path, help="outcomes of `qa.evaluation.news --to`")
    parser.add_argument("--to", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if options.what == "fit":
        made = fit([one for path in options.files for one in _load(path)])
        FILE.write_text(json.dumps(asdict(made), indent=1) + "\n", "utf-8")
        return
    with options.to.open("w", encoding="utf-8") as lines:
        for one in _draws(options) if options.what == "draw" else _asked(options.files):
            lines.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            lines.flush()


def _draws(options: argparse.Namespace) -> Iterator[Drawn]:
    encoder, reader = load_encoder("packaged"), load_reader("packaged")
    examples = read_examples(options.files)
    for read in sorted({one.context_language for one in examples}):
        yield from draw(reader, trials(encoder, examples, read, EVERY, options.seed))
    if options.news:
        yield from _of_news(options.news)
    if options.training:
        yield from draw(reader, held_out_trials(encoder, options.training, QUESTIONS, options.seed))


def _of_news(path: Path) -> Iterator[Drawn]:
    for one in map(json.loads, path.read_text("utf-8").splitlines()):
        if one["quotes"]:
            pair, near = f"{one['lang']}>{one['read']}", one["kind"] == "near"
            yield Drawn(
                one["doc"], pair, bool(one["lines"]), near, one["question"], one["quotes"][0], one["confidence"]
            )  # fmt: skip


def _asked(files: Sequence[Path]) -> Iterator[Drawn]:
    second = load_second_reader("packaged")
    assert second is not None
    for path in files:
        for one in _load(path):
            yield replace(one, second=second.answers(one.question, one.sentence))


if __name__ == "__main__":
    main()
