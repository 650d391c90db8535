"""The few sentences of our own around the quotes, in the asker's language.

To add a language, add its row; `{who}` and `{when}` stand for the outlet and the date, `{words}` for words of a quote
and `{day}` for the day they mean. A heading says nothing of how many quotes follow it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FRAMES", "QUOTATION_MARKS", "Frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    found: str
    """Before the quotes."""
    not_found: str
    """Instead of an answer, when no article holds one."""
    same: str
    """Before quotes that agree with the answer."""
    other: str
    """Before quotes with another answer."""
    also: str
    """Before quotes that are near to the question."""
    counted: str
    """A day that an article tells only from its own, such as "tomorrow"."""
    correction: str
    """Beside a quote that is a notice of correction."""
    reported: str = "{who}, {when}"
    """Who reported a quote, and when."""


ARABIC_COMMA = "{who}، {when}"

FRAMES = {
    "en": Frame(
        "The articles say:", "This is not in these articles.",
        "The same answer:", "Other answers:", "See also:",
        "{words}: {day}, counted from the day of publication",
        "This is a correction: read it whole",
    ),
    "ar": Frame(
        "جاء في المقالات:", "لم يرد ذلك في هذه المقالات.",
        "الإجابة نفسها:", "إجابات أخرى:", "انظر أيضًا:",
        "{words}: {day}، بحسب يوم النشر",
        "هذا تصحيح: اقرأه كاملًا",
        ARABIC_COMMA,
    ),
    "bn": Frame(
        "নিবন্ধগুলোতে বলা হয়েছে:", "এই তথ্য এই নিবন্ধগুলোতে নেই।",
        "একই উত্তর:", "অন্যান্য উত্তর:", "আরও দেখুন:",
        "{words}: {day}, প্রকাশের দিন অনুযায়ী",
        "এটি একটি সংশোধনী: পুরোটা পড়ুন",
    ),
    "ca": Frame(
        "Els articles diuen:", "Això no consta en aquests articles.",
        "La mateixa resposta:", "Altres respostes:", "Vegeu també:",
        "{words}: {day}, comptant des del dia de publicació",
        "Això és una rectificació: llegiu-la sencera",
    ),
    "cs": Frame(
        "V článcích se píše:", "V těchto článcích to není uvedeno.",
        "Stejná odpověď:", "Jiné odpovědi:", "Viz také:",
        "{words}: {day}, počítáno ode dne vydání",
        "Toto je oprava: čtěte ji celou",
    ),
    "de": Frame(
        "In den Artikeln steht:", "Das steht nicht in diesen Artikeln.",
        "Dieselbe Antwort:", "Andere Antworten:", "Siehe auch:",
        "{words}: {day}, vom Tag der Veröffentlichung an gerechnet",
        "Dies ist eine Berichtigung: bitte ganz lesen",
    ),
    "el": Frame(
        "Τα άρθρα αναφέρουν:", "Αυτό δεν αναφέρεται σε αυτά τα άρθρα.",
        "Η ίδια απάντηση:", "Άλλες απαντήσεις:", "Δείτε επίσης:",
        "{words}: {day}, με βάση την ημέρα δημοσίευσης",
        "Πρόκειται για διόρθωση: διαβάστε την ολόκληρη",
    ),
    "es": Frame(
        "Los artículos dicen:", "Esto no figura en estos artículos.",
        "La misma respuesta:", "Otras respuestas:", "Véase también:",
        "{words}: {day}, contando desde el día de publicación",
        "Esto es una corrección: léala entera",
    ),
    "fa": Frame(
        "در این مقاله‌ها آمده است:", "این موضوع در این مقاله‌ها نیامده است.",
        "همین پاسخ:", "پاسخ‌های دیگر:", "همچنین ببینید:",
        "{words}: {day}، بر پایهٔ روز انتشار",
        "این یک اصلاحیه است: آن را کامل بخوانید",
        ARABIC_COMMA,
    ),
    "fr": Frame(
        "Les articles indiquent\u00a0:", "Cela ne figure pas dans ces articles.",
        "La même réponse\u00a0:", "Autres réponses\u00a0:", "Voir aussi\u00a0:",
        "{words}\u00a0: {day}, d’après le jour de publication",
        "Ceci est un rectificatif\u00a0: à lire en entier",
    ),
    "he": Frame(
        "בכתבות נאמר:", "הדבר אינו מופיע בכתבות אלה.",
        "אותה תשובה:", "תשובות אחרות:", "ראו גם:",
        "{words}: {day}, לפי יום הפרסום",
        "זהו תיקון: יש לקרוא אותו במלואו",
    ),
    "hi": Frame(
        "लेखों में लिखा है:", "यह जानकारी इन लेखों में नहीं है।",
        "यही उत्तर:", "अन्य उत्तर:", "यह भी देखें:",
        "{words}: {day}, प्रकाशन के दिन के अनुसार",
        "यह एक भूल सुधार है: इसे पूरा पढ़ें",
    ),
    "hu": Frame(
        "A cikkekben ez áll:", "Ez nem szerepel ezekben a cikkekben.",
        "Ugyanaz a válasz:", "Más válaszok:", "Lásd még:",
        "{words}: {day}, a megjelenés napjától számítva",
        "Ez helyreigazítás: olvassa el az egészet",
    ),
    "id": Frame(
        "Artikel menyebutkan:", "Hal ini tidak disebutkan dalam artikel-artikel ini.",
        "Jawaban yang sama:", "Jawaban lain:", "Lihat juga:",
        "{words}: {day}, dihitung dari hari terbit",
        "Ini adalah ralat: bacalah seluruhnya",
    ),
    "it": Frame(
        "Gli articoli riportano:", "Questo non è riportato in questi articoli.",
        "La stessa risposta:", "Altre risposte:", "Vedi anche:",
        "{words}: {day}, in base al giorno di pubblicazione",
        "Questa è una rettifica: va letta per intero",
    ),
    "ja": Frame(
        "記事には次のように書かれています：", "これらの記事には書かれていません。",
        "同じ答え：", "別の答え：", "関連する記述：",
        "{words}：{day}、掲載日を基準に算出",
        "これは訂正です。全文をお読みください",
        "{who}、{when}",
    ),
    "ko": Frame(
        "기사에는 다음과 같이 나와 있습니다:", "이 기사들에는 나와 있지 않습니다.",
        "같은 답:", "다른 답:", "함께 보기:",
        "{words}: {day}, 게재일 기준",
        "정정 기사입니다. 전체를 읽으십시오",
    ),
    "ms": Frame(
        "Artikel menyatakan:", "Perkara ini tidak disebut dalam artikel-artikel ini.",
        "Jawapan yang sama:", "Jawapan lain:", "Lihat juga:",
        "{words}: {day}, dikira dari hari penerbitan",
        "Ini ialah pembetulan: bacalah sepenuhnya",
    ),
    "nl": Frame(
        "In de artikelen staat:", "Dit staat niet in deze artikelen.",
        "Hetzelfde antwoord:", "Andere antwoorden:", "Zie ook:",
        "{words}: {day}, gerekend vanaf de dag van publicatie",
        "Dit is een rectificatie: lees haar helemaal",
    ),
    "pl": Frame(
        "W artykułach napisano:", "Tej informacji nie ma w tych artykułach.",
        "Ta sama odpowiedź:", "Inne odpowiedzi:", "Zobacz też:",
        "{words}: {day}, licząc od dnia publikacji",
        "To jest sprostowanie: należy przeczytać je w całości",
    ),
    "pt": Frame(
        "Os artigos dizem:", "Isso não consta nestes artigos.",
        "A mesma resposta:", "Outras respostas:", "Ver também:",
        "{words}: {day}, a contar do dia da publicação",
        "Isto é uma correção: leia-a por inteiro",
    ),
    "ro": Frame(
        "În articole se spune:", "Acest lucru nu apare în aceste articole.",
        "Același răspuns:", "Alte răspunsuri:", "Vezi și:",
        "{words}: {day}, socotind de la ziua publicării",
        "Aceasta este o rectificare: citiți-o în întregime",
    ),
    "ru": Frame(
        "В статьях говорится:", "В этих статьях об этом не говорится.",
        "Тот же ответ:", "Другие ответы:", "См. также:",
        "{words}: {day}, считая от дня публикации",
        "Это исправление: прочтите его целиком",
    ),
    "sv": Frame(
        "I artiklarna står det:", "Det står inte i de här artiklarna.",
        "Samma svar:", "Andra svar:", "Se även:",
        "{words}: {day}, räknat från publiceringsdagen",
        "Detta är en rättelse: läs hela",
    ),
    "sw": Frame(
        "Makala yanasema:", "Jambo hili halimo katika makala haya.",
        "Jibu lilelile:", "Majibu mengine:", "Tazama pia:",
        "{words}: {day}, kwa kuhesabu kutoka siku ya kuchapishwa",
        "Haya ni masahihisho: yasome yote",
    ),
    "th": Frame(
        "บทความระบุว่า:", "ไม่มีข้อมูลนี้ในบทความเหล่านี้",
        "คำตอบเดียวกัน:", "คำตอบอื่น:", "ดูเพิ่มเติม:",
        "{words}: {day} นับจากวันที่เผยแพร่",
        "นี่คือคำแก้ข่าว โปรดอ่านทั้งหมด",
        "{who} {when}",
    ),
    "tr": Frame(
        "Makalelerde şöyle deniyor:", "Bu bilgi bu makalelerde yer almıyor.",
        "Aynı yanıt:", "Diğer yanıtlar:", "Ayrıca bakınız:",
        "{words}: {day}, yayım gününe göre",
        "Bu bir düzeltmedir: tamamını okuyun",
    ),
    "uk": Frame(
        "У статтях сказано:", "У цих статтях про це не йдеться.",
        "Та сама відповідь:", "Інші відповіді:", "Див. також:",
        "{words}: {day}, рахуючи від дня публікації",
        "Це виправлення: прочитайте його повністю",
    ),
    "ur": Frame(
        "مضامین میں لکھا ہے:", "یہ بات ان مضامین میں نہیں ہے۔",
        "یہی جواب:", "دیگر جوابات:", "مزید دیکھیے:",
        "{words}: {day}، اشاعت کے دن کے مطابق",
        "یہ ایک تصحیح ہے: اسے پورا پڑھیں",
        ARABIC_COMMA,
    ),
    "vi": Frame(
        "Các bài báo viết:", "Các bài báo này không đề cập đến điều đó.",
        "Cùng một câu trả lời:", "Câu trả lời khác:", "Xem thêm:",
        "{words}: {day}, tính từ ngày đăng",
        "Đây là đính chính: hãy đọc toàn bộ",
    ),
    "zh": Frame(
        "文章中写道：", "这些文章中没有提到这一点。",
        "相同的回答：", "其他回答：", "另见：",
        "{words}：{day}，按发布日期推算",
        "这是一则更正：请读全文",
        "{who}，{when}",
    ),
    "zh-Hant": Frame(
        "文章中寫道：", "這些文章中沒有提到這一點。",
        "相同的回答：", "其他回答：", "另見：",
        "{words}：{day}，依發布日期推算",
        "這是一則更正：請讀全文",
        "{who}，{when}",
    ),
}  # fmt: skip

# By the language of the quote: the usual pair, then the one for quotes that hold the usual marks themselves.
QUOTATION_MARKS = {
    "": (("“", "”"), ("‘", "’")),
    "ar": (("«", "»"), ("“", "”")),
    **dict.fromkeys(("bg", "cs", "et", "lt", "sk", "sl"), (("„", "“"), ("»", "«"))),
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
    **dict.fromkeys(("fi", "sv"), (("”", "”"), ("’", "’"))),
    **dict.fromkeys(("nb", "nn", "no"), (("«", "»"), ("“", "”"))),
    "uk": (("«", "»"), ("„", "“")),
    "zh": (("“", "”"), ("‘", "’")),
    "zh-Hant": (("「", "」"), ("『", "』")),
}
