"""Who asks for the buyer, the loser or the mayor is not answered by the seller, the winner or a former mayor."""

from __future__ import annotations

import pytest

from qa.evidence.roles import other_role, roles_asked
from qa.evidence.undisputed import undisputed
from qa.reader import Reading
from tests.reader_fake import article_of, hit_of, span


def _other(question: str, asked_in: str, sentence: str, language: str, words: str) -> bool:
    start = sentence.index(words)
    roles = roles_asked(question, asked_in)
    return other_role(roles, question, asked_in, sentence, language, start, start + len(words))


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        ("Who bought the mill?", "en", "Serrani sold the mill to Kervan.", "en", "Serrani"),
        ("Which company bought the mill?", "en", "Serrani has sold the mill.", "en", "Serrani"),
        ("Who sold the mill?", "en", "Kervan, a holding, took over the mill.", "en", "Kervan"),
        ("Wer kauft die Spinnerei?", "de", "Serrani verkauft die Spinnerei.", "de", "Serrani"),
        ("Wer hat die Spinnerei verkauft?", "de", "Kervan übernimmt die Spinnerei.", "de", "Kervan"),
        ("Qui a vendu la filature ?", "fr", "Kervan rachète la filature.", "fr", "Kervan"),
        ("¿Quién compró la fábrica?", "es", "Serrani ha vendido la fábrica a Kervan.", "es", "Serrani"),
        ("Chi ha comprato il lanificio?", "it", "Serrani ha ceduto il lanificio.", "it", "Serrani"),
        ("Quem comprou a fábrica?", "pt", "A Serrani vendeu a fábrica.", "pt", "Serrani"),
        ("Кто купил завод?", "ru", "Серрани продал завод Кервану.", "ru", "Серрани"),
        ("من اشترى المصنع؟", "ar", "باعت شركة سيراني المصنع.", "ar", "شركة سيراني"),
        ("谁收购了工厂？", "zh", "远东集团出售了工厂。", "zh", "远东集团"),
        ("Who bought the mill?", "en", "Серрани продал завод Кервану.", "ru", "Серрани"),
        ("Who sold the mill?", "en", "The mill was bought in May by Kervan.", "en", "Kervan"),
        ("Wer hat die Spinnerei verkauft?", "de", "Sie wurde im Mai von Kervan gekauft.", "de", "Kervan"),
        ("Qui a vendu la filature ?", "fr", "La filature a été rachetée par Kervan.", "fr", "Kervan"),
        ("Who lost?", "en", "Lanchester were beaten by Rovers.", "en", "Rovers"),
        ("Who lost?", "en", "Rovers beat Lanchester 3-2.", "en", "Rovers"),
        ("Who was beaten?", "en", "Rovers beat Lanchester 3-2.", "en", "Rovers"),
        ("Wer verlor?", "de", "Union besiegte Kiel.", "de", "Union"),
        ("¿Quién ganó?", "es", "El Racing perdió la final.", "es", "El Racing"),
        ("Кто победил?", "ru", "Спартак уступил Заре.", "ru", "Спартак"),
        ("Maçı kim kazandı?", "tr", "Melnik kaybetti.", "tr", "Melnik"),
        ("من فاز في المباراة؟", "ar", "خسر الاتحاد المباراة.", "ar", "الاتحاد"),
        ("Who is the new governor?", "en", "President Hay appointed Ann Hill governor.", "en", "President Hay"),
        ("Qui est le nouveau préfet ?", "fr", "Le ministre Roy a nommé Ann Hay préfète.", "fr", "Le ministre Roy"),
        ("من هو المحافظ الجديد؟", "ar", "عيّن الرئيس فؤاد كريم الصباغ محافظا.", "ar", "عيّن الرئيس فؤاد"),
        ("Who is the mayor?", "en", "The former mayor of Calder, Igor Lapin, was jailed.", "en", "mayor of Calder"),
        ("Who is the mayor of Calder?", "en", "The former mayor Igor Lapin was jailed.", "en", "Igor Lapin"),
        (
            "Who is the mayor of Calder?",
            "en",
            "It jailed Igor Lapin, the former mayor of Calder.",
            "en",
            "Igor Lapin",
        ),
        ("Qui est le maire ?", "fr", "Paul Rive, l'ancien maire, se tait.", "fr", "Paul Rive"),
        ("Кто сейчас мэр?", "ru", "Бывшего мэра Игоря Лапина осудили.", "ru", "Игоря Лапина"),
        ("Qui est le maire ?", "fr", "L'ancien maire Paul Rive se tait.", "fr", "Paul Rive"),
        ("Who is the mayor?", "en", "Eski belediye başkanı Kaya sustu.", "tr", "Kaya"),
        ("现任局长是谁？", "zh", "前局长陈国强被判十年。", "zh", "陈国强"),
        ("من هو المحافظ؟", "ar", "قال المحافظ السابق نبيل عواد إنه سيرحل.", "ar", "نبيل عواد"),
    ],
)
def test_the_other_side(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert _other(question, asked_in, sentence, language, words)


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        # It is the side that is asked for.
        ("Who bought the mill?", "en", "Serrani sold the mill to Kervan.", "en", "Kervan"),
        ("Who sold the mill?", "en", "The mill was bought from Serrani.", "en", "Serrani"),
        ("Who bought the mill?", "en", "Kervan was sold the mill.", "en", "Kervan"),
        ("Wer kaufte die Spinnerei?", "de", "An Kervan verkaufte man die Spinnerei.", "de", "Kervan"),
        ("Kim satın aldı?", "tr", "Serrani fabrikayı Kervan'a sattı.", "tr", "Kervan'a"),
        ("谁收购了工厂？", "zh", "远东集团向海天出售工厂。", "zh", "海天"),
        ("Who lost?", "en", "Rovers beat Lanchester 3-2.", "en", "Lanchester"),
        ("Who lost?", "en", "Lanchester were beaten by Rovers.", "en", "Lanchester"),
        ("Who is the new governor?", "en", "Ann Hill was appointed governor by Hay.", "en", "Ann Hill"),
        ("Who is the new governor?", "en", "Ann Hill, named governor in May, spoke.", "en", "Ann Hill"),
        ("Wer ist die neue Ministerin?", "de", "Hay hat Ann Hill zur Ministerin ernannt.", "de", "Ann Hill"),
        ("من هو المحافظ الجديد؟", "ar", "عيّن الرئيس فؤاد كريم الصباغ محافظا.", "ar", "كريم الصباغ"),
        # The thing is asked for, not who did it.
        ("What was sold?", "en", "Kervan bought the mill.", "en", "Kervan"),
        ("Which mill was sold?", "en", "Kervan bought the mill.", "en", "Kervan"),
        # Both are told; it is not told which of them.
        ("Who bought it?", "en", "Hay sold the mill, which Hill bought.", "en", "Hay"),
        # A former one is asked for, or another office, or it is who was before.
        ("Who is the former mayor?", "en", "The former mayor Igor Lapin was jailed.", "en", "Igor Lapin"),
        ("Who is the mayor?", "en", "The mayor met Ann Hay, the former speaker of the council.", "en", "Ann Hay"),
        ("Who is the mayor?", "en", "The mayor, Ann Hay, former head of the port, spoke.", "en", "Ann Hay"),
        ("Who is the speaker?", "en", "The speaker is former President Ann Hay.", "en", "Ann Hay"),
        ("Who is the mayor?", "en", "The mayor, Ann Hay, sued the former one.", "en", "Ann Hay"),
        ("Wer ist der Bürgermeister?", "de", "Bürgermeister Hay ist 60 Jahre alt und Bürgermeister Ems.", "de", "Ems"),
        ("谁是现任局长？", "zh", "目前局长孙伟表示配合。", "zh", "孙伟"),
        ("Who was mayor before Hay?", "en", "The former mayor Igor Lapin was jailed.", "en", "Igor Lapin"),
    ],
)
def test_no_other_side(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert not _other(question, asked_in, sentence, language, words)


def test_who_is_the_other_side_does_not_lead() -> None:
    """What another sentence says does; where there is none, the sentence is quoted whole."""
    one = hit_of(article_of("Serrani sold the mill to Kervan.\n\nKervan has 300 workers."))
    sold, other = span(one, "Serrani", 0.9), span(one, "Kervan has", 0.6)
    left = undisputed(Reading((sold, other), 0.95), "Who bought the mill?", "en", (one,))
    assert [it.text for it in left.spans] == ["Kervan has", "Serrani sold the mill to Kervan."]
    left = undisputed(Reading((sold,), 0.95), "Who bought the mill?", "en", (one,))
    assert [it.text for it in left.spans] == ["Serrani sold the mill to Kervan."]
    assert undisputed(Reading((sold,), 0.95), "Who sold the mill?", "en", (one,)).spans == (sold,)
