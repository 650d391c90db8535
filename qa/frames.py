"""The few sentences of our own around the quotes, in the asker's language.

To add a language, add its row; `{who}` and `{when}` stand for the outlet and the date.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FRAMES", "QUOTATION_MARKS", "RIGHT_TO_LEFT", "Frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    found: str
    """Before the quotes."""
    not_found: str
    """Instead of an answer, when no article holds one."""
    reported: str = "{who}, {when}"
    """Who reported a quote, and when."""


ARABIC_COMMA = "{who}، {when}"

FRAMES = {
    "en": Frame("The articles say:", "This is not in these articles."),
    "ar": Frame("جاء في المقالات:", "لم يرد ذلك في هذه المقالات.", ARABIC_COMMA),
    "bn": Frame("নিবন্ধগুলোতে বলা হয়েছে:", "এই তথ্য এই নিবন্ধগুলোতে নেই।"),
    "ca": Frame("Els articles diuen:", "Això no consta en aquests articles."),
    "cs": Frame("V článcích se píše:", "V těchto článcích to není uvedeno."),
    "de": Frame("In den Artikeln steht:", "Das steht nicht in diesen Artikeln."),
    "el": Frame("Τα άρθρα αναφέρουν:", "Αυτό δεν αναφέρεται σε αυτά τα άρθρα."),
    "es": Frame("Los artículos dicen:", "Esto no figura en estos artículos."),
    "fa": Frame("در این مقاله‌ها آمده است:", "این موضوع در این مقاله‌ها نیامده است.", ARABIC_COMMA),
    "fr": Frame("Les articles indiquent\u00a0:", "Cela ne figure pas dans ces articles."),
    "he": Frame("בכתבות נאמר:", "הדבר אינו מופיע בכתבות אלה."),
    "hi": Frame("लेखों में लिखा है:", "यह जानकारी इन लेखों में नहीं है।"),
    "hu": Frame("A cikkekben ez áll:", "Ez nem szerepel ezekben a cikkekben."),
    "id": Frame("Artikel menyebutkan:", "Hal ini tidak disebutkan dalam artikel-artikel ini."),
    "it": Frame("Gli articoli riportano:", "Questo non è riportato in questi articoli."),
    "ja": Frame("記事には次のように書かれています：", "これらの記事には書かれていません。", "{who}、{when}"),
    "ko": Frame("기사에는 다음과 같이 나와 있습니다:", "이 기사들에는 나와 있지 않습니다."),
    "ms": Frame("Artikel menyatakan:", "Perkara ini tidak disebut dalam artikel-artikel ini."),
    "nl": Frame("In de artikelen staat:", "Dit staat niet in deze artikelen."),
    "pl": Frame("W artykułach napisano:", "Tej informacji nie ma w tych artykułach."),
    "pt": Frame("Os artigos dizem:", "Isso não consta nestes artigos."),
    "ro": Frame("În articole se spune:", "Acest lucru nu apare în aceste articole."),
    "ru": Frame("В статьях говорится:", "В этих статьях об этом не говорится."),
    "sv": Frame("I artiklarna står det:", "Det står inte i de här artiklarna."),
    "sw": Frame("Makala yanasema:", "Jambo hili halimo katika makala haya."),
    "th": Frame("บทความระบุว่า:", "ไม่มีข้อมูลนี้ในบทความเหล่านี้", "{who} {when}"),
    "tr": Frame("Haberlerde şöyle deniyor:", "Bu bilgi bu haberlerde yer almıyor."),
    "uk": Frame("У статтях сказано:", "У цих статтях про це не йдеться."),
    "ur": Frame("مضامین میں لکھا ہے:", "یہ بات ان مضامین میں نہیں ہے۔", ARABIC_COMMA),
    "vi": Frame("Các bài báo viết:", "Các bài báo này không đề cập đến điều đó."),
    "zh": Frame("文章中写道：", "这些文章中没有提到这一点。", "{who}，{when}"),
    "zh-Hant": Frame("文章中寫道：", "這些文章中沒有提到這一點。", "{who}，{when}"),
}

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

# By the language of the quote: the usual pair, then the one for quotes that hold the usual marks themselves.
QUOTATION_MARKS = {
    "": (("“", "”"), ("‘", "’")),
    "ar": (("«", "»"), ("“", "”")),
    "cs": (("„", "“"), ("»", "«")),
    "de": (("„", "“"), ("»", "«")),
    "el": (("«", "»"), ("“", "”")),
    "es": (("«", "»"), ("“", "”")),
    "ca": (("«", "»"), ("“", "”")),
    "fa": (("«", "»"), ("“", "”")),
    "fr": (("«\u00a0", "\u00a0»"), ("“", "”")),
    "hu": (("„", "”"), ("»", "«")),
    "it": (("«", "»"), ("“", "”")),
    "ja": (("「", "」"), ("『", "』")),
    "pl": (("„", "”"), ("«", "»")),
    "ro": (("„", "”"), ("«", "»")),
    "ru": (("«", "»"), ("„", "“")),
    "sv": (("”", "”"), ("’", "’")),
    "uk": (("«", "»"), ("„", "“")),
    "zh": (("“", "”"), ("‘", "’")),
    "zh-Hant": (("「", "」"), ("『", "』")),
}
