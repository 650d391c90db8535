"""The trained judge of what a language model wrote: small, and it tells what a source says from what it does not."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
import torch

from qa.training.batches import Batch
from qa.training.judge.__main__ import judge_loss
from qa.training.judge.changes import LANGUAGES, clause, denied, other_number
from qa.writing.judge import JUDGE, load_judge

NAMES = [
    ("Hakan Fidan", "هاكان فيدان", "هوشيار زيباري"),
    ("Vladimir Putin", "Владимир Путин", "Сергей Лавров"),
    ("Emmanuel Macron", "埃马纽埃尔·马克龙", "奥拉夫·朔尔茨"),
    ("Angela Merkel", "アンゲラ・メルケル", "オラフ・ショルツ"),
    ("Bashar al-Assad", "בשאר אל-אסד", "רג'פ טאיפ ארדואן"),
    ("Narendra Modi", "नरेंद्र मोदी", "इमरान ख़ान"),
    ("Donald Trump", "도널드 트럼프", "버락 오바마"),
    ("Mohammad Zarif", "محمد ظریف", "حسن روحانی"),
]
SENTENCES = [
    (
        "The next meeting will be held in Baghdad in July.",
        "سيعقد الاجتماع المقبل في بغداد في يوليو، كما قال الوزير أمس.",
    ),
    ("Three soldiers were wounded in the attack.", "Tres soldados resultaron heridos en el ataque, según el ejército."),
    ("The company lost 40 million euros last year.", "Das Unternehmen verlor im vergangenen Jahr 40 Millionen Euro."),
    ("The school will open again on Monday.", "学校将于星期一重新开学，市长说。"),
    ("The minister resigned after the vote.", "Министр подал в отставку после голосования в парламенте."),
]


def test_the_weights_are_small_enough_to_ship() -> None:
    assert (JUDGE / "model.safetensors").stat().st_size < 45_000_000


def test_the_loss_asks_whether_the_claim_is_supported() -> None:
    logits, none = torch.zeros(2, 5, 2), torch.zeros(2, 5)
    logits[:, 0, 0] = torch.tensor([9.0, -9.0])
    right, wrong = (
        judge_loss(logits, Batch(none.long(), none, none, none, torch.tensor(ends), torch.tensor([False] * 2)))
        for ends in ([[3, 3], [0, 0]], [[0, 0], [3, 3]])
    )
    assert float(right) < 0.01 < 5 < float(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_sentence_is_another_one(language: str) -> None:
    sentences = {
        "en": "The 12 men are in Baghdad.", "ar": "كان 12 رجلا في بغداد.", "es": "Los 12 hombres son de Bagdad.",
        "fr": "Les 12 hommes sont à Bagdad.", "de": "Die 12 Männer sind in Bagdad.", "ru": "Он был в Багдаде 12 дней.",
        "tr": "Bağdat'ta 12 gün oldu.", "fa": "او ۱۲ روز در بغداد بود.", "he": "הוא היה בבגדד 12 ימים.",
        "hi": "वह १२ दिन बगदाद में था।", "zh": "他是12天前到的。",
    }  # fmt: skip
    text = sentences[language]
    for changed in (denied(text, language), other_number(text, random.Random(1))):
        assert changed is not None
        assert changed != text
    assert clause(text, random.Random(1)) in text


@pytest.mark.model
@pytest.mark.parametrize(("claim", "right", "wrong"), NAMES)
def test_a_name_is_known_in_other_letters(claim: str, right: str, wrong: str) -> None:
    judge = load_judge()
    said, other = judge([(claim, right), (claim, wrong)])
    assert said > other + 1


@pytest.mark.model
def test_a_sentence_is_supported_by_its_own_source_and_by_no_other() -> None:
    found = load_judge()([(claim, source) for claim, _ in SENTENCES for _, source in SENTENCES])
    table: Sequence[Sequence[float]] = [found[at : at + len(SENTENCES)] for at in range(0, len(found), len(SENTENCES))]
    for row, odds in enumerate(table):
        assert odds[row] > 0 > max(one for place, one in enumerate(odds) if place != row)


@pytest.mark.model
def test_judging_is_the_same_alone_and_among_others() -> None:
    judge = load_judge()
    together = judge([*SENTENCES, ("Baghdad", "بغداد")])
    assert together == pytest.approx([judge([one])[0] for one in (*SENTENCES, ("Baghdad", "بغداد"))], abs=0.15)
    assert judge([]) == []
