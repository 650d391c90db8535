"""By which words a name is that of a newspaper, an agency or a station, and of no person, place or picture.

Most say so themselves ("Evening Post", صحيفة الميناء, 港口日报); some hundred that do not are listed. A name of
which this cannot be told is not an outlet's for certain. Data, and one question to them; matched on folded text.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from qa.articles.fold import fold
from qa.articles.labels import OUTLET, PRESS, SECTIONS, SMALL, STAFF
from qa.articles.zones import cities

__all__ = ["bare_words", "is_masthead", "is_outlet", "is_section", "may_be_person"]

# Ends a name: "Evening Post", "Liman Postası"; also what "of" and a place follow: "Times of India".
_LAST = (
    "times|post|news|guardian|journal|daily|weekly|press|dispatch|independent|monitor|reporter|register|magazine|"
    "echo|insider|wire|broadcasting|television|tv|radio|online|voice|presse|radiotelevisión|televisión|prensa|"
    "fernsehen|телевидение|радио|телеканал|журнал|тиждень|ajans|televizyonu|dergisi|radyosu"
)
# The same, of those that end hardly a headline: "Court Frees Reporter".
_PAPER = (
    "herald|courier|gazette|tribune|chronicle|observer|telegraph|bulletin|advertiser|examiner|inquirer|sentinel|"
    "statesman|argus|ledger|newspaper|newswire|dépêche|télégramme|hebdo|giornale|jornal|deník|noviny|dziennik|"
    "tygodnik|ведомости|postası|ajansı|"
    "ειδήσεις|الإعلامية|للأنباء|نيوز|تايمز|بوست|برس|أونلاين|نت|نیوز|پرس|آنلاین|ٹائمز|טיימס|פוסט|ניוז|אונליין|टाइम्स|"
    "न्यूज़|न्यूज|समाचार|पत्रिका|সংবাদ|পত্রিকা|shimbun|xabarlari"
)
_SURNAMES = {"post": "", "press": "", "ledger": "", "haber": "tr", "matin": "fr"}
"""Those of the last words that people are called too, and the language in which they are papers all the same."""
_QUALIFIED = "daily|evening|morning|sunday|weekly|national|associated|free|united"
# Behind the name, as of which edition it is: "BBC Mundo", "Donau-Kurier International".
_EDITIONS = (
    "international|online|digital|live|english|arabic|persian|farsi|turkish|russian|urdu|hindi|bangla|africa|afrique|"
    "mundo|brasil|türkçe|عربي|عربية|العربية|بالعربية|فارسی|اردو|हिंदी|हिन्दी|বাংলা|中文|中文网|中文網|日本版|"
    "日本語版"
)
# Of a heading over many reports: "Latest News" is no paper.
_KINDS = (
    "latest|top|more|recent|main|all|breaking|regional|other|good|bad|fake|gute|schlechte|bonnes|mauvaises|buenas|malas|"
    "buone|boas|хорошие|плохие|гарні|погані|aktuelle|neueste|letzte|dernières|últimas|ultime|"
    "последние|главные|свежие|останні|головні|son|آخر|أهم|عاجلة|متفرقة|منوعة|محلية|دولية|عربية|عالمية|"
    "اقتصادية|سياسية|رياضية|ثقافية|علمية|تقنية|فنية|אחרונות|ताज़ा|ताजा|मुख्य|最新|"
    "terkini|terbaru|mới nhất|laatste|senaste|siste|najnowsze|ostatnie|ultimele"
)
_PARTS_OF_PAGES, _LASTS = f"{SECTIONS}|{_KINDS}", f"{_LAST}|{_PAPER}|{PRESS}"
# Says so wherever in a name it stands: a word that is borrowed for names alone.
_BORROWED = "نيوز|تايمز|نیوز|ٹائمز|טיימס|ניוז|न्यूज़|न्यूज|टाइम्स"
# Begins one, and what it is called follows: "Agencia EFE", صحيفة الميناء.
_FIRST = (
    "daily|вечерний|вечерняя|agence|agencia|agência|agenzia|agentur|nachrichtenagentur|diario|diário|jornal|giornale|"
    "gaceta|heraldo|gazzetta|gazeta|kurier|głos|corriere|correio|courrier|ziarul|dziennik|голос|вести|известия|правда|"
    "вестник|вісник|новости|вісті|новини|агентство|риа|газета|телеканал|εφημερίδα|صحيفة|جريدة|وكالة|مجلة|تلفزيون|إذاعة|راديو|أخبار|روزنامه|روزنامهٔ|"
    "خبرگزاری|روزنامہ|اخبار|עיתון|העיתון|שבועון|השבועון|ערוץ|חדשות|קול|ידיעות|अखबार|अख़बार|चैनल|दैनिक|পত্রিকা|দৈনিক|báo|koran|harian|"
    "gazeti"
)
# Ends a word, where words are joined or none are parted.
_ENDING = (
    "abendblatt|tageblatt|tagblatt|volksblatt|handelsblatt|sonntagsblatt|wochenblatt|ärzteblatt|bote|nachrichten|presse|"
    "allgemeine|nieuws|bladet|nyheter|uutiset|新闻|新聞|新闻社|新聞社|通讯社|通訊社|新闻网|新聞網|电视台|電視台|广播电台|周刊|週刊|通信|通信社|ニュース|放送|テレビ|タイムズ|オンライン|뉴스|방송|타임스|매일|데일리|"
    "투데이|저널|헤럴드|นิวส์"
)
# The same, of those that end hardly a headline.
_PAPER_ENDING = (
    "zeitung|morgenpost|anzeiger|kurier|rundschau|tagesspiegel|krant|dagblad|courant|telegraaf|nieuwsblad|weekblad|"
    "avisen|tidende|tidningen|sanomat|hírlap|日报|日報|晚报|晚報|时报|時報|早报|早報|晨报|晨報|商报|商報|都市报|都市報|"
    "周报|週報|快报|快報|青年报|京报|导报|新报|新報|信报|信報|일보|신문"
)
_BEGINNING = "ข่าว|หนังสือพิมพ์|สำนักข่าว"
# Of agencies, papers and stations that nothing in their names tells as such.
_NAMED = (
    "rappler|le matin|corse-matin|the scotsman|the verge|the intercept|the hill|the spectator|the conversation|"
    "propublica|the east african|business day|the punch|le progrès|la provence|nice-matin|var-matin|l’indépendant|"
    "midi libre|paris match|marianne|"
    "le nouvel obs|l’orient-le jour|les nouvelles calédoniennes|le devoir|la libre belgique|la libre|24 heures|"
    "20 minutes|el confidencial|las provincias|radio nacional|eldiario.es|el español|la razón|el heraldo|excélsior|"
    "la jornada|el deber|la república|ámbito|página/12|il foglio|il manifesto|il sole|internazionale|sapo|sic|tvi|"
    "o povo|valor econômico|metrópoles|neues deutschland|ntv|n-tv|deutschlandfunk|mdr|ndr|wdr|swr|der freitag|nrc|"
    "elsevier|de morgen|de tijd|росбалт|эхо москвы|важные истории|настоящее время|корреспондент|дзеркало тижня|"
    "24 kanal|t24|diken|anka|الرأي العام|الراية|القبس|الجريدة|الاتحاد|البيان|سبق|أريبيان بزنس|المرصد|رصيف|العراقية|"
    "ایندیپندنت فارسی|דבר|מאקו|זמן ישראל|שיחה מקומית|סרוגים|כיפה|प्रभात खबर|लाइव हिन्दुस्तान|द वायर हिंदी|द वायर|"
    "लल्लनटॉप|प्रभात ख़बर|আনন্দবাজার|南方周末|第一财经|端传媒|端傳媒|大公报|大公報|読売|朝日|日経|reuters|afp|ap|upi|"
    "bloomberg|bbc|cnn|npr|pbs|cnbc|msnbc|itv|nhk|axios|politico|semafor|vox|the economist|the sun|the globe and mail|"
    "toronto star|boston globe|the atlantic|the new yorker|newsweek|forbes|usa today|india today|al jazeera|aljazeera|"
    "al arabiya|al-monitor|middle east eye|haaretz|ynet|dawn|the hindu|indian express|the indian express|ani|pti|"
    "press trust of india|xinhua|cgtn|kyodo|jiji|yonhap|antara|kompas|tempo|detik|deutsche welle|dw|swissinfo|"
    "euronews|anadolu agency|press association|radio free europe|radio liberty|le monde|le figaro|libération|"
    "mediapart|les echos|l'humanité|la croix|le parisien|le point|l'express|l'obs|le soir|le temps|ouest-france|"
    "sud ouest|france info|franceinfo|france 24|france télévisions|radio france|rfi|rtbf|jeune afrique|der spiegel|"
    "spiegel|die zeit|die welt|stern|taz|tagesschau|dpa|faz|nzz|apa|sda|orf|ard|zdf|srf|der standard|correctiv|"
    "el país|el mundo|abc|efe|la vanguardia|rtve|clarín|la nación|infobae|página 12|el universal|reforma|milenio|"
    "el tiempo|el espectador|el comercio|el mercurio|la tercera|ansa|la repubblica|la stampa|il mattino|avvenire|rai|"
    "adnkronos|agi|lusa|público|expresso|observador|rtp|folha de s.paulo|folha de são paulo|o globo|globo|g1|estadão|"
    "o estado de s. paulo|uol|anp|nos|trouw|het parool|de standaard|vrt|belga|dagens næringsliv|aftenposten|"
    "jyllands-posten|göteborgs-posten|expressen|tt|ntb|ritzau|stt|yle|svt|nrk|politiken|berlingske|pap|čtk|"
    "rzeczpospolita|onet|adevărul|libertatea|digi24|hotnews|agerpres|telex|hvg|mti|η καθημερινή|καθημερινή|τα νέα|"
    "το βήμα|тасс|рбк|риа|интерфакс|коммерсантъ|коммерсант|медуза|лента.ру|регнум|фонтанка|московский комсомолец|"
    "аргументы и факты|би-би-си|рейтер|укринформ|укрінформ|уніан|суспільне|бта|танјуг|танюг|hürriyet|milliyet|"
    "cumhuriyet|sözcü|sabah|yeni şafak|birgün|evrensel|habertürk|cnn türk|trt|bianet|الجزيرة|العربية|رويتر|الأناضول|"
    "سبوتنيك|الأهرام|الشرق الأوسط|العربي الجديد|القدس العربي|عكاظ|الوطن|الدستور|الغد|الصباح|المدى|الزمان|الشروق|"
    "السومرية|رووداو|الميادين|المنار|هسبريس|اليوم السابع|المصري اليوم|روسيا اليوم|بغداد اليوم|النهار|سي إن إن|"
    "دويتشه فيله|سانا|واس|وام|بترا|كونا|قنا|واع|ایرنا|ایسنا|تسنیم|همشهری|کیهان|اطلاعات|اعتماد|دنیای اقتصاد|"
    "ایران اینترنشنال|بی بی سی|بی بی سی فارسی|رویترز|خبرآنلاین|تابناک|ڈان|نوائے وقت|ایکسپریس|בי בי סי|הארץ|מעריב|"
    "וואלה|גלובס|כלכליסט|דה מרקר|גלי צהל|מקור ראשון|ישראל היום|רויטרס|अमर उजाला|आज तक|जनसत्ता|हिन्दुस्तान|हिंदुस्तान|"
    "एनडीटीवी|पीटीआई|रॉयटर्स|बीबीसी|बीबीसी हिंदी|लोकसत्ता|लोकमत|सकाळ|প্রথম আলো|বিবিসি বাংলা|新华社|新華社|中新社|"
    "中央社|财新|财新网|新华网|人民网|环球网|观察者网|凤凰网|央视网|财联社|界面|澎湃|路透社|法新社|美联社|共同社|"
    "自由亚洲电台|德国之声|产经|産経|時事|共同|ロイター|한겨레|연합|로이터|ไทยรัฐ|มติชน|ประชาไท|รอยเตอร์|tuổi trẻ|"
    "thanh niên|vnexpress|vietnamplus|thông tấn xã việt nam|detikcom|republika|mwananchi"
)
_FEW = 2
"""Words of a name above a headline, without its article; with one it may have another."""
_ARTICLES = "the|der|die|das|le|la|les|il|lo|el|los|o|os|de|het"


def is_outlet(name: str) -> bool:
    """Whether a name of at most a line is an outlet's for certain."""
    bare = bare_words(name)
    if _is_named(name):
        return True
    if not bare or is_section(name) or fold(name) in _set(STAFF):
        return False
    # «صحيفة إسرائيلية» is some paper, and «أخبار محلية» a section: what is named so is definite.
    indefinite = len(bare) > 1 and bare[1].endswith("يه") and not bare[1].startswith("ال")
    if not indefinite and ((bare[0] in _set(_FIRST) and len(bare) > 1) or bare[0].startswith(_tuple(_BEGINNING))):
        return True
    if not _set(_BORROWED).isdisjoint(bare):
        return True
    if bare[0] in _set(OUTLET) and not (_set(_NAMED) | _set(_FIRST)).isdisjoint(bare[1:]):
        return True
    if not _heads(bare).isdisjoint(_set(_LASTS)):
        return True
    if bare[-1].endswith(_tuple(_ENDING) + _tuple(_PAPER_ENDING)):
        return True
    return len(bare) > 1 and bare[-1] in _set(_EDITIONS) and is_outlet(" ".join(bare[:-1]))


def is_section(name: str) -> bool:
    """Whether it is that of a part of a page or paper: "Politics", "Local News"."""
    known, bare = _set(_PARTS_OF_PAGES), bare_words(name)
    return fold(name) in known or (len(bare) > 1 and known.issuperset(bare))


def is_masthead(name: str) -> bool:
    """Whether it is one that no headline is taken for, so that it may stand above one: not "Mayor Sues Gazette"."""
    bare = bare_words(name)
    led = len(bare) < len(name.split())
    paper = not _heads(bare).isdisjoint(_set(_PAPER)) or bare[-1].endswith(_tuple(_PAPER_ENDING))
    return _is_named(name) or (is_outlet(name) and (led or paper) and len(bare) <= _FEW + led)


def may_be_person(name: str, language: str) -> bool:
    """Whether it is as likely somebody's name: "Emily Post", and neither "Evening Post" nor "Kyiv Post"."""
    words = fold(name).split()
    if len(words) != _FEW or _SURNAMES.get(words[1], language) == language or _is_named(name):
        return False
    return words[0] not in _set(_QUALIFIED) | _set(_ARTICLES) | cities().keys()


def _is_named(name: str) -> bool:
    named = {" ".join(words).replace("-", " ") for words in (fold(name).split(), bare_words(name))}
    return not named.isdisjoint(_set(_NAMED))


def _heads(bare: list[str]) -> set[str]:
    """The last word, and those before a small one: "Radio City Music Hall" and "Times Square" go on otherwise."""
    return {bare[-1], *(word for word, after in pairwise(bare) if after in _set(SMALL))}


def bare_words(name: str) -> list[str]:
    """The words of a name, folded, without the article that it begins with."""
    words = fold(name).split()
    return words[1:] if len(words) > 1 and words[0] in _set(_ARTICLES) else words


@cache
def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word).replace("-", " ") for word in words.split("|"))


@cache
def _tuple(words: str) -> tuple[str, ...]:
    return tuple(map(fold, words.split("|")))
