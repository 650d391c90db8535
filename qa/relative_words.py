"""Words for days, months, years, weeks and other times, by language, which `qa.relative` counts from an article's day.

Data only: regular expressions without case, matched on folded text. An empty one is a word that can mean two things.
`EAST` is of their articles' places.
"""

from __future__ import annotations

__all__ = [
    "AROUND", "BEFORE_AFTER", "DAYS", "DAY_PARTS", "EAST", "ELSEWHEN", "LAST", "MONTHS", "TO_COME", "WEEKDAYS", "WEEKS",
    "YEARS",
]  # fmt: skip

_NO_NAME = "(?!之|前|以前|[报報])"
"""Somebody's name ends in 明 before 日前, "the other day"; 光明日报 is a newspaper, and before a day is not on it."""
_BY_MIDNIGHT = "(?!の?(?:[凌深午半零遅至今]|到(?!着)|[0-5](?![0-9])|12|24|十二|[一二三四五两兩][点點时時]))"
"""Nor where an evening may go on into the next day."""
# "Her last year as captain", "the company's next year": somebody's, and not the calendar's.
_NOBODYS = "(?<!the )(?<!his )(?<!her )(?<!its )(?<!my )(?<!our )(?<!your )(?<!their )(?<![’']s )"
# The day before yesterday to the day after tomorrow, and last year to next year; in regular expressions, without case.
# An evening is of its day. A night is of two, and "last night" of either: it is not here.
DAYS: dict[str, tuple[str, str, str, str, str]] = {
    "ar": ("(?:اول (?:من )?امس|(?:يوم )?امس الاول)", "(?<!قبل )(?:يوم )?امس", "اليوم",
           "(?:يوم غد|غد(?:ًا|اً|ا(?= (?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد))))", "بعد (?:يوم )?غد"),
    "bn": ("", "গতকাল", "আজ", "আগামীকাল", ""),
    "cs": ("předevčírem", "včera", "dnes", "zítra", "pozítří"),
    "da": ("i forgårs", "i (?:går|aftes)", "i dag", "i morgen(?! tidlig)", "i overmorgen"),
    "de": ("vorgestern", "gestern", "heute", "(?<!heute )(?<!gestern )(?<!am )morgen(?! früh)", "(?<!von )übermorgen"),
    "en": ("(?:the )?day before yesterday",
           f"(?:(?<!ago )(?<!of )yesterday|{_NOBODYS}(?<!\\ba )(?<!one )(?<!this )last evening)", "today",
           "(?<!(?:day|eek|nth|ear) from )(?<!(?:ays|eks|ths|ars) from )tomorrow",
           "(?:the )?day after tomorrow"),
    "es": ("(?:anteayer|antes de ayer)", "ayer", "hoy", "mañana(?=,? (?:lunes|martes|miércoles|jueves|viernes|sábado|"
           "domingo))", "pasado mañana"),
    "fa": ("پریروز", "دیروز", "امروز", "فردا", "پس[\u200c ]?فردا"),
    "fi": ("toissapäivänä", "(?:eilen|eilisiltana)", "tänään", "huomenna", "ylihuomenna"),
    "fr": ("avant-hier", "hier", "aujourd[’']hui", "demain", "après-demain"),
    "he": ("שלשום", "אתמול", "היום", "מחר", "מחרתיים"),
    "hi": ("", "", "आज", "", ""),
    "hu": ("tegnapelőtt", "tegnap", "", "holnap", "holnapután"),
    "it": ("(?:l[’']altro ieri|ieri l[’']altro|avantieri)", "(?:ieri|iersera)", "oggi", "domani", "dopodomani"),
    "ja": ("(?:一昨日|おととい)", f"(?:昨日|きのう|昨晩{_BY_MIDNIGHT})", "(?:今日|本日|きょう)", "(?:明日|あす)",
           "(?:明後日|あさって)"),
    "ko": ("(?:그저께|그제)", "(?:어제(?:저녁에?)?|엊저녁에?)", "오늘", "내일", "모레"),
    "nl": ("eergisteren", "(?:gisteren|gister(?:en)?(?:ochtend|morgen|middag|avond))", "vandaag", "", "overmorgen"),
    "no": ("i forgårs", "i går", "i dag", "i morgen", "i overmorgen"),
    "pl": ("przedwczoraj", "wczoraj", "dzisiaj", "jutro", "pojutrze"),
    "pt": ("(?:anteontem|antes de ontem)", "ontem", "hoje", "amanhã", "depois de amanhã"),
    "ro": ("alaltăieri", "(?:ieri|aseară)", "astăzi", "mâine", "poimâine"),
    "ru": ("позавчера", "вчера", "сегодня", "завтра", "послезавтра"),
    "sv": ("i förrgår", "i ?går", "i ?dag", "i ?morgon", "i ?övermorgon"),
    "sw": ("", "(?<!mwaka )(?<!wiki )(?<!juma )jana", "leo",
           "kesho(?! ?(?:bora|kutwa|ya|yake|yetu|yao)\\b)", "kesho ?kutwa"),
    "th": ("", "(?:เมื่อ)?วานนี้", "วันนี้", "พรุ่งนี้", "มะรืนนี้"),
    "tr": ("(?:evvelsi|evvelki) gün", "dün", "bugün", "yarın", "(?:öbür gün|yarından sonra)"),
    "uk": ("позавчора", "[ву]чора", "сьогодні", "завтра", "післязавтра"),
    "vi": ("hôm kia", "hôm qua", "hôm nay", "ngày mai", "(?<!một )(?<!những )(?<!các )ngày kia"),
    "zh": ("(?<!大)前天", f"(?:昨[天日]|昨晚{_BY_MIDNIGHT}){_NO_NAME}", f"今[天日]{_NO_NAME}", f"明[天日]{_NO_NAME}",
           ""),
}  # fmt: skip
# "Tomorrow" as the days to come, or in the name of an outlet, a party or a company: behind the first, or before the
# second. "The cars of tomorrow" and "the meeting of tomorrow" are alike, so neither is counted; in Persian nothing
# stands between the two nouns, so only what names are behind is told.
TO_COME: dict[str, tuple[str, str]] = {
    "de": (r"\bvon ", ""),
    "en": (r"(?<!\bas )\bof |\b(?:better|brighter) ", ""),
    "fa": (r"(?<!\w)(?:رادیو|شبکه|کانال|تلویزیون|روزنامه|مجله|نشریه|هفته[\u200c ]?نامه|ماهنامه|فصلنامه|سایت|"
           r"خبرگزاری|حزب)(?: \w+)? ", ""),
    "fr": (r"(?<!partir )(?<!compter )\bde |\bun ", ""),
    "he": (r"(?<!\w)של ", ""),
    "hu": (r"\ba ", ""),
    "it": (r"(?<!prima )(?<!tardi )\bdi |\b(?:un|il|del) ", ""),
    "ja": ("", "の"),
    "pl": (r"\b(?:lepsze|nasze) ", ""),
    "pt": (r"(?<!partir )(?<!antes )\bde |\b(?:um|[dn]?o) ", ""),
    "ro": (r"(?<!începând )(?<=\w )de ", ""),
    "ru": (r"\b(?:лучшее|наше) ", ""),
    "sw": (r"(?<!siku )\b(?:wa|ya|za|la|cha|vya) ", ""),
    "th": ("(?:แห่ง|ของ)(?:วัน)?", ""),
    "tr": (r"\bbir ", r" (?:gazetesi|dergisi)\w*"),
    "uk": (r"\b(?:краще|наше) ", ""),
    "vi": (r"\b(?:của|một|những) ", ""),
    "zh": ("的|美好", "的|(?:科技)?(?:集[团團]|控股|股份)|系(?![统統列])"),
}  # fmt: skip
# What behind "tomorrow" makes a day of it all the same: "la réunion de demain matin", "von morgen an", and in Hungarian
# a participle ("a holnap kezdődő ülés").
DAY_PARTS = {
    "de": " (?:abend|mittag|vormittag|nachmittag|nacht|an|bis)",
    "en": " (?:morning|afternoon|evening|night)",
    "fr": " (?:matin|midi|soir|après-midi)",
    "he": " (?:ב?בוקר|בצהריים|ב?ערב|אחר הצהריים)",
    "hu": r" (?:reggel|délelőtt|délután|est|\w+[óő]\b)",
    "it": " (?:mattin[ao]|pomeriggio|sera|notte)",
    "ja": "の?(?:朝|午前|正午|昼|午後|夕|夜|晩|未明)",
    "pt": " (?:de manhã|à tarde|à noite)",
    "ro": " (?:dimineaț[aă]|la prânz|după-amiaz[aă]|sear[aă]|noapte)",
    "sw": " (?:alfajiri|asubuhi|mchana|jioni|usiku)",
    "vi": " (?:sáng|trưa|chiều|tối)",
}
# Words beside a day, a month or a year that leave it what it is, as "before", "from" and "late" do not.
AROUND = {
    "ar": "في|خلال|يوم|صباحا?|مساء|ظهرا?|ليلا|فجرا?|بعد الظهر",
    "bn": "সকালে|দুপুরে|বিকেলে|সন্ধ্যায়|রাতে",
    "cs": "ve?|během|ráno|dopoledne|odpoledne|večer|v poledne",
    "da": "på|aften|formiddag|eftermiddag",
    "de": "am|im|in|de[smnr]|früh|abend|mittag|vormittag|nachmittag|nacht",
    "en": "on|in|the|during|morning|afternoon|evening|night",
    "es": "en|el|la|por|de|a|durante|mañana|tarde|noche|mediodía",
    "fa": "در|روز|صبح|ظهر|عصر|شب|بعد ?از ?ظهر",
    "fi": "aamulla|aamupäivällä|iltapäivällä|illalla|yöllä",
    "fr": "en|le|la|au|dans|matin|midi|soir|nuit|après-midi",
    "he": "ביום|בבוקר|בצהריים|בערב|בלילה|אחר הצהריים",
    "hi": "को|में|सुबह|दोपहर|शाम|रात",
    "hu": "az?|reggel|délelőtt|délben|délután|este",
    "it": "in|il|la|di|nel|mattin[ao]|pomeriggio|sera|notte",
    "ja": "[にはの]|朝|午前|正午|昼|午後|夕方?|夜|晩",
    "ko": "[은는에의]|아침|오전|낮|오후|저녁|밤",
    "nl": "op|in|de|het|ochtend|middag|avond|nacht",
    "no": "på|formiddag|ettermiddag|kveld",
    "pl": "we?|rano|przed południem|po południu|wieczorem",
    "pt": "em|n?[oa]|d[eao]|à|pela|durante|manhã|tarde|noite",
    "ro": "în|la|de|dimineaț[aă]|prânz|după-amiaz[aă]|sear[aă]|noapte",
    "ru": "во?|на|утром|днем|вечером|ночью",
    "sv": "på|förmiddag|eftermiddag|kväll",
    "sw": "mnamo|siku|alfajiri|asubuhi|mchana|jioni|usiku",
    "th": "ใน|ตอน|ช่วง|เช้า|เที่ยง|บ่าย|เย็น|ค่ำ",
    "tr": "günü?|sabahı?|öğlen?|öğleden sonra|akşamı?|gece(?:si)?",
    "uk": "[уві]|на|вранці|вдень|[ув]?вечері|вночі",
    "vi": "vào|trong|ngày|sáng|trưa|chiều|tối",
    "zh": "[在于於的]|早[上晨]|上午|中午|下午|傍晚|晚[上间間]?",
}
# Hours that the clocks of a language's press may be before Greenwich's.
EAST = {
    "bn": 6, "en": 13, "fa": 5, "fil": 8, "gu": 6, "hi": 6, "id": 9, "ja": 9, "kk": 6, "km": 7, "kn": 6, "ko": 9,
    "ky": 6, "lo": 7, "ml": 6, "mn": 8, "mr": 6, "ms": 8, "my": 7, "ne": 6, "or": 6, "pa": 6, "ps": 5, "ru": 12,
    "si": 6, "ta": 8, "te": 6, "tg": 5, "th": 7, "tk": 5, "tl": 8, "ur": 6, "uz": 5, "vi": 7, "zh": 8,
}  # fmt: skip
_NOBODYS_DE = "(?<!ein )(?<!ihr )(?<!unser )(?<!euer )(?<!em )"
_SCHOOLS = "(?! (?:e?scolar|lectivo|letivo|acad[éê]mico|accademico|fiscal|scolastico|giudiziario|scolaire|univers))"
"""And a year of school is another."""
YEARS: dict[str, tuple[str, str, str]] = {
    "ar": ("العام (?:الماضي|الفائت|المنصرم)", "العام (?:الجاري|الحالي)", "العام (?:المقبل|القادم)"),
    "bn": ("গত বছর", "চলতি বছর", "আগামী বছর"),
    "cs": ("v?loni", "letos", "příští rok"),
    "da": ("(?<!de )(?<!det )sidste år", "i år", "(?<!de )(?<!det )næste år"),
    "de": (f"{_NOBODYS_DE}(?:letzte|vergangene|vorige)[ns] jahr(?:es)?", "diese[ns] jahr(?:es)?",
           f"{_NOBODYS_DE}(?:nächste|kommende)[ns] jahr(?:es)?"),
    "en": (f"{_NOBODYS}(?<!this )last year", "this year", f"{_NOBODYS}next year"),
    "es": ("d?el año pasado", f"este año{_SCHOOLS}", f"d?el (?:próximo año{_SCHOOLS}|año próximo|año que viene)"),
    "fi": ("viime vuonna", "tänä vuonna", "ensi vuonna"),
    "fr": ("l[’']an(?:née)? (?:dernier|dernière|passée?)", f"cette année(?!-){_SCHOOLS}", "l[’']an(?:née)? prochaine?"),
    "he": ("(?<!לפני )(?:ב)?שנה שעברה", "", "(?:ב)?שנה הבאה"),
    "hi": ("(?:पिछले|गत) (?:साल|वर्ष)", "इस (?:साल|वर्ष)", "अगले (?:साल|वर्ष)"),
    "hu": ("tavaly", "idén", "jövőre"),
    "it": (f"(?:(?:del)?l[’']anno scorso|(?:del)?lo scorso anno){_SCHOOLS}", f"quest[’']anno{_SCHOOLS}",
           f"(?:(?:del)?l[’']anno prossimo|(?:il|del) prossimo anno){_SCHOOLS}"),
    "ja": ("(?:去年|昨年)(?!度)", "(?:今年|本年)(?!度)", "来年(?!度)"),
    "ko": ("(?:작년|지난해)", "올해", "내년"),
    "nl": ("(?<!het )vorig jaar", "dit jaar", "(?<!het )volgend jaar"),
    "no": ("i fjor", "i år", "(?<!de )(?<!det )neste år"),
    "pl": ("(?:w (?:zeszłym|ubiegłym) roku|(?:zeszłego|ubiegłego) roku)", "(?:w tym roku|bieżącego roku)",
           "(?:w przyszłym roku|przyszłego roku)"),
    "pt": ("(?:d?o|no) ano passado", f"este ano{_SCHOOLS}", f"(?:d?o|no) próximo ano{_SCHOOLS}"),
    "ro": ("(?<!în )anul trecut", f"anul acesta{_SCHOOLS}", f"anul viitor{_SCHOOLS}"),
    "ru": ("(?:в прошлом году|прошлого года)", "(?:в этом году|этого года)",
           "(?:в (?:следующем|будущем) году|(?:следующего|будущего) года)"),
    "sv": ("i fjol", "i år", "nästa år"),
    "sw": ("mwaka jana", "mwaka huu", "mwaka ujao"),
    "th": ("(?:เมื่อ|ใน)ปีที่แล้ว", "ปีนี้", "ปีหน้า"),
    "tr": ("geçen (?:yıl|sene)", "bu (?:yıl|sene)", "gelecek (?:yıl|sene)"),
    "uk": ("(?:торік|минулого року)", "цього року", "наступного року"),
    "vi": ("năm ngoái", "năm nay", r"(?:sang năm|(?:(?<=tháng \d )|(?<=tháng \d\d ))năm (?:tới|sau))"),
    "zh": ("去年", "今年", "明年"),
}  # fmt: skip
_ONE_TH = (r"(?<!\d)(?<!\d )(?<!กี่)(?<!หลาย)(?<!สอง)(?<!สาม)(?<!สี่)(?<!ห้า)(?<!หก)(?<!เจ็ด)(?<!แปด)(?<!เก้า)"
           "(?<!สิบ)")  # fmt: skip
"""No few months, of which Thai has no other form."""
# Last month to next month; not where "last" and "ago" are one word ("3 tháng trước"), nor of the solar year.
MONTHS: dict[str, tuple[str, str, str]] = {
    "ar": ("الشهر (?:الماضي|الفائت|المنصرم)", "(?:الشهر (?:الجاري|الحالي)|هذا الشهر(?! ال))",
           "الشهر (?:المقبل|القادم)"),
    "bn": ("গত মাস(?:ে|ের)?", "চলতি মাস(?:ে|ের)?", "আগামী মাস(?:ে|ের)?"),
    "cs": ("(?:minulý měsíc|minulého měsíce)", "(?:tento měsíc|tohoto měsíce)", "(?:příští měsíc|příštího měsíce)"),
    "da": ("(?<!den )sidste måned", "denne måned", "(?<!den )næste måned"),
    "de": (f"{_NOBODYS_DE}(?:letzte|vergangene|vorige)[ns] monats?", "diese[mns] monats?",
           f"{_NOBODYS_DE}(?:nächste|kommende)[ns] monats?"),
    "en": (f"{_NOBODYS}(?<!this )last month(?! of)", "(?:earlier )?this month(?! of)", f"{_NOBODYS}next month(?! of)"),
    "es": ("d?el mes pasado", "este mes", "(?:(?<!en )el próximo mes|d?el mes próximo|d?el mes que viene)"),
    "fi": ("viime kuussa", "tässä kuussa", "ensi kuussa"),
    "fr": ("(?:le|du|au) mois (?:dernier|passé)", "ce mois(?:-ci)?(?!-)", "(?:le|du|au) mois prochain"),
    "he": ("(?<!לפני )ב?חודש שעבר", "", "ב?חודש הבא"),
    "hi": ("(?:पिछले|गत) (?:महीने|माह)", "इस (?:महीने|माह)", "अगले (?:महीने|माह)"),
    "hu": ("(?:a )?múlt hónapban", "ebben a hónapban", "(?:a )?jövő hónapban"),
    "it": ("(?:(?:il|del) mese scorso|(?:del)?lo scorso mese)", "questo mese",
           "(?:il|del) (?:mese prossimo|prossimo mese)"),
    "ja": ("先月(?!号)", "今月(?!号)", "(?<!再)来月(?!号)"),
    "ko": ("지난달", "(?:이번 ?달|이달(?!의))", "(?:다음 ?달|내달)"),
    "nl": ("(?<!de )vorige maand", "deze maand", "(?<!de )volgende maand"),
    "no": ("(?<!den )forrige måned", "denne måneden", "(?<!den )neste måned"),
    "pl": ("(?:w (?:zeszłym|ubiegłym) miesiącu|(?:zeszłego|ubiegłego) miesiąca)", "w tym miesiącu",
           "(?:w przyszłym miesiącu|przyszłego miesiąca)"),
    "pt": ("(?:d?o|no) mês passado", "n?este mês", "(?:d?o|no) próximo mês"),
    "ro": ("luna trecută", "luna (?:aceasta|asta)", "luna viitoare"),
    "ru": ("(?:в прошлом месяце|прошлого месяца)", "(?:в этом месяце|этого месяца)",
           "(?:в следующем месяце|следующего месяца)"),
    "sv": ("förra månaden", "den här månaden", "nästa månad"),
    "sw": ("mwezi uliopita", "mwezi huu", "mwezi ujao"),
    "th": ("เมื่อเดือนที่แล้ว", f"{_ONE_TH}เดือนนี้", f"{_ONE_TH}เดือนหน้า"),
    "tr": ("(?<!her )geçen ay", "bu ay", "gelecek ay"),
    "uk": ("минулого місяця", "цього місяця", "наступного місяця"),
    "zh": ("(?:(?<!以)上[个個]月|上月[初底末份])", "(?<![日根])本月(?![球刊])", "(?:(?<!以)下[个個]月|下月[初底末份])"),
}  # fmt: skip
# Words of other times: what was said "two weeks ago" counts its "tomorrow" from there.
ELSEWHEN = {
    "ar": r"(?<!\w)(?:ال|لل|[وفبك]+(?:ال)?|ل)?(?:أسبوع\w*|أسابيع|شهر(?:ين|ان)?|أشهر|شهور|منذ|سنة|سنوات|سنتين|عامين"
          r"|عامان|أعوام|يومين|أيام|سابق(?:ا|ًا|اً)|آنذاك|حينها|حينذاك|حينئذ|وقتها)(?!\w)|وقت سابق|الليلة الماضية"
          r"|(?<!\w)[وف]?(?:قبل|بعد) (?:نحو )?عام(?!\w)",
    "bn": "সপ্তাহ|মাস|আগে|আগের|তখন|পরে",
    "cs": r"\b(?:týd\w+|měsíc\w*|před(?:tím)?|dříve|tehdy|později|poté)\b",
    "da": r"\b(?:uge\w*|måned\w*|siden|tidligere|dengang|senere|forinden)\b",
    "de": r"\b(?:woche\w*|monat\w*|zuvor|vorher|damals|vor \w+ (?:\w+ )?(?:tage?n?|jahr\w*)|(?:tage?|jahre?) später"
          r"|(?:letzt|vergangen|vorig|nächst|kommend)\w+ (?:tage?n?|nacht|jahr\w*))\b",
    "en": r"\b(?:ago|earlier|previously|weeks?|months?|(?:years?|days?|decades?) (?:before|later|after)"
          r"|(?:last|past|previous|next|following|same) (?:\w+ )?(?:nights?|days?|years?|decades?|century|quarter))\b",
    "es": r"\b(?:semanas?|mes(?:es)?|anoche|anteriormente|hace (?:(?:\w+ ){1,3}?(?:días?|años?|décadas?)|poco|tiempo)"
          r"|(?:días?|años?) (?:atrás|antes|después|anterior|siguiente))\b",
    "fa": r"(?<!\w)(?:هفته|ماه|پیش|قبل|گذشته|آینده|دیشب)(?!\w|\u200c)",
    "fi": r"\b(?:viik\w+|kuukau\w+|sitten|aiemmin|aikaisemmin|tuolloin|silloin|myöhemmin)\b",
    "fr": r"\b(?:semaines?|mois|auparavant|veille|lendemain|plus (?:tôt|tard)|(?:jours?|ans?|années?) (?:avant|après)"
          r"|il y a (?:\w+ ){1,3}?(?:jours?|ans?|années?))\b",
    "he": r"שבוע|חודש|אשתקד|אמש|לפני (?:כ[־-]?)?(?:\w+ )?(?:ימים|יומיים|שנה|שנים|שנתיים)",
    "hi": "सप्ताह|हफ़?्त|महीन|माह|पहले|(?:दिन|दिनों|साल|सालों|वर्ष|वर्षों) (?:पूर्व|बाद)",
    "hu": r"\b(?:hét\w*|hete\w*|hónap\w*|ezelőtt|korábban|akkor|később|azelőtt|múlva)\b",
    "it": r"\b(?:settiman[ae]|mes[ei]|(?:giorn[oi]|ann[oi]) (?:fa|prima|dopo)|giorno precedente)\b",
    "ja": "週|[先来今翌]月|[日月年間]前|[かヶカ]月|以前|先日|かつて|当時|翌日|再来年|一昨年|おととし",
    "ko": "지난|다음|이번|[주일월년달] ?전|이전|앞서|당시|전날|이튿날|재작년",
    "nl": r"\b(?:geleden|we(?:ek|ken)|maand(?:en)?|eerder|toen|(?:dag|jaar) (?:ervoor|later))\b",
    "no": r"\b(?:uke\w*|uka|måned\w*|siden|tidligere|den gang|senere|forrige)\b",
    "pl": r"\b(?:temu|tydzień|tygodni\w*|miesiąc\w*|miesięcy|tygodniach|wcześniej|wówczas|później)\b",
    "pt": r"\b(?:semanas?|mês|meses|atrás|anteriormente|há (?:\w+ ){1,3}?(?:dias?|anos?)"
          r"|(?:dias?|anos?) (?:antes|depois|anterior|seguinte))\b",
    "ro": r"\b(?:săptămân\w*|lun[aăi]|luni(?:le|i)?|urmă|anterior|atunci|înainte|ulterior|mai devreme|mai târziu)\b",
    "ru": r"\b(?:назад|недел\w*|месяц\w*|ранее|раньше|накануне|спустя|тогда)\b",
    "sv": r"\b(?:veck\w+|månad\w*|sedan|tidigare|då|senare|förra)\b",
    "sw": r"\b(?:wiki|mwezi|miezi|zamani|awali|kabla|baadaye|iliyopita|uliopita|yaliyopita|hapo)\b",
    "th": r"สัปดาห์|เดือน(?![^ ]{2,8}(?:คม|ยน|พันธ์))|ก่อน|ที่ผ่านมา|ต่อมา|ขณะนั้น|ตอนนั้น|วันรุ่งขึ้น",
    "tr": r"\b(?:önce\w*|hafta\w*|ay(?:da|ın|lar\w*)?|sonra|geçtiğimiz|o zaman)\b",
    "uk": r"\b(?:(?:рок\w+|дн\w+|діб|тижн\w+) тому|тиждень|тижн\w+|місяц\w+|раніше|напередодні|тоді)\b",
    "vi": r"\b(?:tuần|tháng (?!\d)|trước|sau đó|khi đó|lúc đó|từng|sau)\b",
    "zh": "[周週](?![边邊围圍年])|星期|礼拜|禮拜|[上下][个個]?月|月前|[日天年](?:之|以)?前"
          "|前[几幾]?[日年]|[此早先]前|[当當][时時]",
}  # fmt: skip
# What stands before or behind a weekday and leaves no doubt which it is: the last before the article's day, and the
# first after it. "Next Tuesday" and "nächsten Dienstag" may be the one after that, "в прошлый вторник" the one before.
BEFORE_AFTER: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "ar": (("", "الماضي|الفائت|المنصرم"), ("", "المقبل|القادم")),
    "de": (("vergangenen", ""), ("kommenden", "")),
    "es": (("pasado", "pasado"), ("próximo", "próximo")),
    "fa": (("", "گذشته"), ("", "آینده")),
    "fr": (("", "dernier"), ("", "prochain")),
    "he": (("", "שעבר|האחרון"), ("", "הקרוב")),
    "it": (("scors[oa]", "scors[oa]"), ("prossim[oa]", "prossim[oa]")),
    "pt": (("passad[oa]|últim[oa]", "passad[oa]"), ("próxim[oa]", "próxim[oa]")),
    "ru": (("минувш\\w+|прошедш\\w+", ""), ("ближайш\\w+|предстоящ\\w+", "")),
    "pl": (("minion\\w+", ""), ("najbliższ\\w+|nadchodząc\\w+", "")),
    "tr": (("geçtiğimiz", ""), ("önümüzdeki", "")),
    "uk": (("", ""), ("найближч\\w+", "")),
}
# "Last Friday" may be that of this week or of the last: counted where the one of this week is still to come.
LAST = {
    "en": "(?<!the )(?<!every )(?<!each )(?<![’']s )last",
    "ko": "지난",
    "pl": r"zeszł\w+|ubiegł\w+",
    "ru": r"прошл\w+",
    "uk": r"минул\w+",
}
# Weekdays of the last week, of this one and of the next: what stands before them, and what behind.
WEEKS: dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]] = {
    "de": (("", " (?:letzter|vergangener|voriger) woche"), ("", " dieser woche"),
           ("", " (?:nächster|kommender) woche")),
    "en": (("", " (?:of )?last week"), ("", " (?:of )?this week"), ("", " (?:of )?next week")),
    "es": (("", " de la semana pasada"), ("", " de esta semana"),
           ("", " de la (?:próxima semana|semana próxima|semana que viene)")),
    "fr": (("", " de la semaine (?:dernière|passée)"), ("", " de cette semaine"), ("", " de la semaine prochaine")),
    "ja": (("先週の?", ""), ("今週の?", ""), ("来週の?", "")),
    "ko": (("지난 ?주 ", ""), ("(?:이번 ?|금)주 ", ""), ("(?:다음 ?|내)주 ", "")),
    "nl": (("", " vorige week"), ("", " deze week"), ("", " volgende week")),
    "ru": (("", " (?:на )?прошлой недел[еи]"), ("", " (?:на )?этой недел[еи]"), ("", " (?:на )?следующей недел[еи]")),
    "vi": (("", " tuần trước"), ("", " tuần này"), ("", " tuần (?:sau|tới)")),
    "zh": (("(?<!以)上[个個]?", ""), ("(?:本|[这這][个個]?)", ""), ("下[个個]?", "")),
}  # fmt: skip
# Forms of weekdays beside those of CLDR, Monday first.
WEEKDAYS = {
    "ar": "[وب]الاثنين [وب]الثلاثاء [وب]الاربعاء [وب]الخميس [وب]الجمعة [وب]السبت [وب]الاحد",
    "de": r"montag\w* dienstag\w* mittwoch\w* donnerstag\w* freitag\w* samstag\w*|sonnabend\w* sonntag\w*",
    "he": r"ב?יום\sשני ב?יום\sשלישי ב?יום\sרביעי ב?יום\sחמישי ב?יום\sשישי ב?(?:יום\s)?שבת ב?יום\sראשון",
    "ja": "月曜 火曜 水曜 木曜 金曜 土曜 日曜",
    "ko": r"월요일\w* 화요일\w* 수요일\w* 목요일\w* 금요일\w* 토요일\w* 일요일\w*",
    "pl": r"poniedział\w+ wtor\w+ środ[ęy] czwart\w+ piąt\w+ sobot[ęy] niedziel[ęi]",
    "ru": r"понедельник\w+ вторник\w+ сред[уые] четверг\w+ пятниц[уые] суббот[уые] воскресень[яю]",
    "uk": r"понеділ\w+ вівтор\w+ серед[уи] четвер\w+ п[’']ятниц[юі] субот[уи] неділ[юі]",
    "zh": "[周週]一 [周週]二 [周週]三 [周週]四 [周週]五 [周週]六 [周週][日天]",
}
