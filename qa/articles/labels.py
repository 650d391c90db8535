"""Words by which news pages name their own parts, in about thirty languages. Data only; matched on folded text."""

from __future__ import annotations

import re
from functools import cache

from qa.articles.fold import fold, skeleton

__all__ = [
    "AUTHORITIES", "BESIDE_DATE", "BYLINE", "CAPTIONS", "DAY", "ENTRANCES", "EVENT", "FIGURES", "FIRST", "OUTLET",
    "PHRASES", "PLATFORMS", "PRESS", "PUBLICATION", "PUBLISHED", "RELEASE", "SECTIONS", "SIGNED", "SMALL", "SOURCE",
    "STAFF", "TITLE", "TODAY", "UPDATED", "is_signed", "listed", "pattern", "read_also", "rights_reserved",
]  # fmt: skip

PUBLISHED = (
    "تاريخ النشر|تم النشر|نشر في|نشر بتاريخ|نشرت في|نشر|نُشر|نُشر في|تاريخ الإضافة|تاريخ الخبر|التاريخ|date published|"
    "published on|published at|published|web published|publication date|first published|posted on|posted|issued on|"
    "release date|issue date|date of issue|date|"
    "publié le|publié|publiée le|date de publication|mis en ligne le|publicado el|publicado em|"
    "publicado|publicada el|fecha de publicación|fecha|data de publicação|publicação|veröffentlicht am|"
    "veröffentlicht|erschienen am|datum|stand der veröffentlichung|pubblicato il|pubblicato|"
    "data di pubblicazione|gepubliceerd op|gepubliceerd|geplaatst op|опубликовано|дата публикации|опубликована|"
    "размещено|дата|опубліковано|дата публікації|публикувано|објављено|yayın tarihi|yayınlanma tarihi|yayınlanma|"
    "yayımlanma tarihi|yayımlanma|giriş tarihi|eklenme tarihi|giriş|تاریخ انتشار|زمان انتشار|انتشار|منتشر شده در|"
    "تاریخ|شائع شدہ|شائع|تاریخ اشاعت|اشاعت|פורסם בתאריך|פורסם ב|פורסם|תאריך פרסום|תאריך|प्रकाशित तिथि|प्रकाशित|"
    "प्रकाशन तिथि|प्रकाशन|प्रकाशित मिति|发布时间|发布日期|发表时间|发表于|发布于|发布|日期|時間|发稿时间|"
    "發布時間|發佈時間|發布日期|發表時間|公開日時|公開日|配信日時|配信|掲載日|公開|投稿日|발행일|발행|게시일|"
    "등록일|등록|입력시간|입력|기사입력|승인|diterbitkan pada|diterbitkan|dipublikasikan|tanggal terbit|tayang|"
    "tanggal|terbit|diterbitkan tanggal|เผยแพร่เมื่อ|เผยแพร่|วันที่เผยแพร่|วันที่|ngày đăng|đăng ngày|xuất bản|"
    "ngày xuất bản|opublikowano|data publikacji|publikováno|publicat la|publicat|data publicării|publicerad|"
    "publicerat|udgivet|publisert|julkaistu|megjelent|közzétéve|δημοσιεύτηκε|δημοσίευση|δημοσιεύθηκε|প্রকাশিত|"
    "প্রকাশ|வெளியிடப்பட்டது|imechapishwa|نشر لأول مرة في|نشر لأول مرة|erstveröffentlichung|veröffentlichung|"
    "première publication|première publication le|primera publicación|prima pubblicazione|primeira publicação|"
    "первая публикация|ilk yayın tarihi|ilk yayın|oluşturulma tarihi|פורסם לראשונה ב|פורסם לראשונה|首次发布|"
    "首次发布时间|首次發布|首次發佈|初公開日|初公開|최초입력|최초등록|पब्लिश्ड|पब्लिश|"
    "publish date|published date|published time|publish time|publishing date|publication time|date posted|posted date|"
    "first posted|originally published on|originally published|first published on|this article was first published on|"
    "this article was originally published on|this article was published on|this story was first published on|"
    "this story was originally published on|this story was published on|article publié le|cet article a été publié le|"
    "artículo publicado el|este artículo fue publicado el|postado em|este artigo foi publicado em|"
    "articolo pubblicato il|questo articolo è stato pubblicato il|veröffentlichungsdatum|publiziert am|"
    "dieser artikel erschien am|dit artikel verscheen op|publicatiedatum|data utworzenia|data dodania|"
    "datum vydání|zveřejněno|zverejnené|megjelenés|megjelenés dátuma|publikálva|время публикации|"
    "дата и время публикации|статья опубликована|час публікації|публикувано на|дата на публикуване|haber giriş tarihi|"
    "haber tarihi|yayınlandı|وقت النشر|تاريخ ووقت النشر|نشر يوم|تاریخ و ساعت انتشار|تاریخ ثبت|زمان ثبت|"
    "وقت اشاعت|اشاعت کی تاریخ|פורסם ביום|प्रकाशन की तारीख|पब्लिश डेट|प्रकाशित समय|প্রকাশের সময়|প্রকাশের তারিখ|"
    "প্রকাশকাল|প্রকাশিতঃ|প্রকাশঃ|发表日期|刊登日期|刊发时间|上传时间|發布於|發表於|刊登時間|掲載日時|投稿日時|配信日|"
    "송고시간|송고|기사등록|기사승인|승인시간|작성일|작성일시|게재일|입력일|입력일시|등록일시|tanggal publikasi|"
    "dipublikasikan pada|tayang pada|โพสต์เมื่อ|เผยแพร่วันที่|đăng lúc|thời gian đăng|ημερομηνία δημοσίευσης|"
    "αναρτήθηκε|julkaisuaika|tarehe ya kuchapishwa|հրապարակվել է|გამოქვეყნდა|வெளியிடப்பட்ட நாள்"
)
# Of those the ones that are any day's.
DAY = "date|datum|fecha|dato|التاريخ|дата|tarih|تاریخ|תאריך|दिनांक|तिथि|日期|時間|日時|날짜|일시|tanggal|วันที่|ngày"
# What a headline is called where a line says that it is one.
TITLE = (
    "title|headline|heading|titre|título|titel|überschrift|schlagzeile|titolo|manchete|kop|заголовок|заглавие|"
    "başlık|العنوان|عنوان|عنوان الخبر|عنوان المقال|تیتر|سرخی|כותרת|शीर्षक|标题|標題|题目|題目|"
    "タイトル|見出し|제목|judul|หัวข้อ|หัวข้อข่าว|tiêu đề|tytuł|nadpis|titlu|titul|overskrift|otsikko|"
    "τίτλος|শিরোনাম|தலைப்பு|kichwa"
)
# Above a headline: what kind of text it is, from when it may be printed, whom to ask.
RELEASE = (
    "for immediate release|immediate release|for release|press release|news release|media release|press statement|"
    "embargo|embargoed|embargoed until|under embargo|not for release|contact|media contact|press contact|contacts|"
    "communiqué de presse|communiqué|pour diffusion immédiate|sous embargo|contact presse|comunicado de prensa|"
    "nota de prensa|para difusión inmediata|para publicación inmediata|comunicado de imprensa|nota à imprensa|"
    "comunicato stampa|nota stampa|pressemitteilung|medienmitteilung|presseinformation|sperrfrist|pressekontakt|"
    "persbericht|perscontact|пресс-релиз|пресс релиз|для немедленной публикации|прес-реліз|basın bülteni|"
    "basın açıklaması|بيان صحفي|بيان صحافي|للنشر فورا|للنشر الفوري|بیانیه مطبوعاتی|اطلاعیه مطبوعاتی|پریس ریلیز|"
    "הודעה לעיתונות|לפרסום מיידי|לשימוש מיידי|प्रेस विज्ञप्ति|新闻稿|新聞稿|新闻公报|プレスリリース|報道資料|報道発表|"
    "보도자료|siaran pers|ข่าวประชาสัมพันธ์|thông cáo báo chí|komunikat prasowy|tisková zpráva|comunicat de presă|"
    "pressmeddelande|pressemeddelelse|pressemelding|lehdistötiedote|sajtóközlemény|δελτίο τύπου"
)
# Beside the day of an event; a place alone is also where an article was written.
EVENT = (
    "venue|tickets|admission|doors|rsvp|entrée|billets|tarif|veranstaltungsort|treffpunkt|eintritt|entrada|entradas|"
    "ingresso|biglietti|ingressos|bilhetes|toegang|вход|билеты|вхід|квитки|mekan|bilet|wstęp|bilety|vstupné|التذاكر|"
    "الدخول|رسوم الدخول|محل برگزاری|بلیت|ٹکٹ|כרטיסים|כניסה|टिकट|प्रवेश|场地|場地|门票|門票|票价|会場|入場料|입장료|"
    "tiket|ค่าเข้าชม|vé|χώρος|είσοδος"
)
# Beside a "published" label.
FIRST = (
    "first|originally|initially|erstmals|zuerst|ursprünglich|initialement|originalmente|inicialmente|"
    "originariamente|inizialmente|oorspronkelijk|eerst|впервые|вперше|ilk|ilk kez|לראשונה|पहली बार|최초|"
    "lần đầu|pertama kali|لأول مرة|أول مرة|نخستین بار|اولین بار|pierwotnie|původně|ครั้งแรก"
)
UPDATED = (
    "آخر تحديث|تاريخ التحديث|تم التحديث|حدث في|تحديث|last updated on|last updated|updated on|updated at|updated|"
    "last modified|modified|last update|mis à jour le|mise à jour|mis à jour|modifié le|dernière mise à jour|"
    "actualizado el|actualizado|última actualización|actualizada|aktualisiert am|aktualisiert|"
    "zuletzt aktualisiert|letzte aktualisierung|stand|aggiornato il|aggiornato|ultimo aggiornamento|"
    "modificato il|modificato|modifica il|modifica|atualizado em|"
    "atualizado|última atualização|bijgewerkt op|bijgewerkt|laatst bijgewerkt|laatste update|обновлено|дата обновления|"
    "последнее обновление|изменено|оновлено|güncelleme tarihi|son güncelleme|güncelleme|güncellendi|"
    "به روز شده در|آخرین به روزرسانی|آخرین بروزرسانی|به‌روزرسانی|اپ ڈیٹ|آخری اپ ڈیٹ|עודכן ב|עודכן|עדכון אחרון|"
    "अपडेटेड|अपडेट किया गया|अपडेट|अद्यतन|更新时间|更新日期|最后更新|更新于|更新時間|最後更新|最終更新日|最終更新|"
    "更新日時|更新日|更新|최종수정|최종 수정|수정일|수정|업데이트|diperbarui pada|diperbarui|pembaruan terakhir|"
    "อัปเดตล่าสุด|อัปเดตเมื่อ|อัปเดต|ปรับปรุงล่าสุด|cập nhật lần cuối|cập nhật|zaktualizowano|aktualizacja|"
    "aktualizováno|actualizat la|actualizat|আপডেট|"
    "আপডেটের সময়|সর্বশেষ আপডেট|uppdaterad|opdateret|oppdatert|päivitetty|frissítve|ενημερώθηκε|"
    "τελευταία ενημέρωση"
)
SOURCE = (
    "المصدر|مصدر الخبر|نقلا عن|source|sources|news source|url source|publication title|published by|publisher|"
    "source de l'article|fuente|"
    "fuentes|quelle|quellen|fonte|fonti|fontes|bron|источник|источники|джерело|джерела|извор|източник|kaynak|"
    "haber kaynağı|منبع|منبع خبر|ماخذ|ذریعہ|ذرائع|מקור|מקורות|स्रोत|सोर्स|来源|來源|消息来源|稿件来源|文章来源|"
    "新闻来源|出典|情報源|引用元|ソース|提供|출처|자료출처|sumber|sumber berita|ที่มา|แหล่งที่มา|แหล่งข่าว|nguồn|"
    "nguồn tin|źródło|zdroj|sursa|sursă|källa|kilde|lähde|forrás|πηγή|সূত্র|উৎস|ஆதாரம்|chanzo"
)
# What kind of outlet it is, before its name; before anything else it is as in "Newspaper: minister to resign".
PUBLICATION = (
    "publication|publication name|newspaper|newspaper name|outlet|news outlet|media outlet|media|media name|magazine|"
    "news agency|website|journal|média|nom du média|périodique|titre de presse|zeitung|medium|publikation|"
    "medio|medio de comunicación|periódico|diario|publicación|testata|giornale|pubblicazione|jornal|veículo|"
    "krant|publicatie|издание|сми|газета|медиа|видання|змі|медіа|медия|вестник|gazete|"
    "yayın|yayın organı|الصحيفة|صحيفة|الجريدة|جريدة|المطبوعة|الوسيلة|الوسيلة الإعلامية|وسيلة الإعلام|"
    "وسيلة إعلام|الناشر|روزنامه|رسانه|نشریه|خبرگزاری|اخبار|روزنامہ|جریدہ|עיתון|העיתון|כלי תקשורת|אתר|अखबार|अख़बार|"
    "समाचार पत्र|समाचारपत्र|मीडिया|媒体|媒体名称|报纸|报纸名称|报刊|刊物|媒體|媒體名稱|報紙|報刊|新聞|新聞名|掲載紙|"
    "掲載媒体|媒体名|メディア|언론사|매체|매체명|신문|신문사|surat kabar|koran|akhbar|สื่อ|ชื่อสื่อ|หนังสือพิมพ์|สำนักข่าว|"
    "báo|tờ báo|cơ quan báo chí|gazeta|tytuł prasowy|czasopismo|noviny|médium|deník|ziar|ziarul|publicația|"
    "tidning|medie|avis|lehti|media|újság|lap|εφημερίδα|μέσο|έντυπο|সংবাদপত্র|পত্রিকা|সংবাদমাধ্যম|"
    "நாளிதழ்|gazeti|chombo cha habari"
)
# Within the name of who counts, to whom a figure or a map owes its numbers: no outlet.
FIGURES = (
    "statisti|estadístic|estatístic|статисти|istatisti|eurostat|istat|tüik|insee|oecd|ocde|world bank|banque mondiale|"
    "banco mundial|weltbank|всемирный банк|dünya bankası|البنك الدولي|الإحصاء|إحصاء|صندوق النقد|آمار|"
    'סטטיסטיק|הלמ"ס|सांख्यिकी|统计|統計|世界银行|世界銀行|통계|สถิติ|thống kê|census|survey|openstreetmap|google maps'
)
# Within the name of who told something, as below a paragraph or a map: no outlet of what stands there.
AUTHORITIES = (
    "ministry|minister|police|government|embassy|city council|fire department|ministère|police|préfecture|gouvernement|"
    "mairie|ministerio|policía|gobierno|ayuntamiento|ministério|polícia|governo|prefeitura|ministero|polizia|"
    "ministerium|polizei|regierung|feuerwehr|ministerie|politie|министерств|полици|правительств|мвд|мчс|міністерств|"
    "поліці|уряд|bakanlığı|emniyet|valiliği|وزارة|الشرطة|الحكومة|السفارة|وزارت|پلیس|شرطة|پولیس|משרד ה|המשטרה|"
    "मंत्रालय|पुलिस|सरकार|মন্ত্রণালয়|পুলিশ|外交部|国防部|公安|警方|政府|省庁|警察|外務省|厚生労働省|경찰|정부|외교부|국방부|"
    "kementerian|kepolisian|polisi|กระทรวง|ตำรวจ|bộ công an|công an|cảnh sát|ministerstw|policja|ministerstvo|"
    "ministerul|poliția|departementet|polisen|politiet|ministeriö|poliisi|minisztérium|rendőrség|υπουργείο|αστυνομία|wizara"
)
# Beside the day on which a page is looked at, at its top.
ENTRANCES = (
    "log in|login|sign in|sign up|my account|e-paper|epaper|anmelden|einloggen|se connecter|connexion|iniciar sesión|"
    "accedi|entrar|inloggen|войти|вход|увійти|giriş yap|تسجيل الدخول|دخول|ورود|لاگ ان|התחברות|כניסה|लॉग इन|লগ ইন|登录|"
    "登入|ログイン|로그인|masuk|เข้าสู่ระบบ|đăng nhập|zaloguj|přihlásit|autentificare|logga in|log ind|logg inn|kirjaudu|"
    "bejelentkezés|σύνδεση|ingia"
)
# Where anybody writes: no outlet.
PLATFORMS = (
    "wikipedia|wikimedia commons|google|facebook|twitter|x|telegram|instagram|youtube|tiktok|whatsapp|reddit|linkedin|"
    "вконтакте|vk|фейсбук|телеграм|википедия|فيسبوك|تويتر|تلغرام|تليغرام|ويكيبيديا|ویکی‌پدیا|تلگرام|فیس بک|ויקיפדיה|"
    "פייסבוק|विकिपीडिया|फेसबुक|维基百科|脸书|推特|维基|ウィキペディア|ツイッター|위키백과|페이스북|vikipedi|wikipédia|"
    "t.me|telegram.me|x.com|twitter.com|facebook.com|youtube.com|youtu.be|instagram.com|wikipedia.org|vk.com"
)
# Language to words for today: "leo" is today in Swahili, and a name elsewhere.
TODAY = {
    "ar": "اليوم", "en": "today", "fr": "aujourd'hui|aujourd’hui|ce jour", "es": "hoy", "de": "heute", "it": "oggi",
    "pt": "hoje", "nl": "vandaag", "ru": "сегодня", "uk": "сьогодні", "bg": "днес", "tr": "bugün", "fa": "امروز",
    "ur": "آج", "he": "היום", "hi": "आज", "mr": "आज", "ne": "आज", "zh": "今天|今日", "ja": "今日|本日", "ko": "오늘",
    "id": "hari ini", "ms": "hari ini", "th": "วันนี้", "vi": "hôm nay", "pl": "dziś|dzisiaj", "cs": "dnes", "sk": "dnes",
    "ro": "astăzi|azi", "sv": "idag|i dag", "no": "i dag", "nn": "i dag", "da": "i dag", "fi": "tänään", "el": "σήμερα",
    "bn": "আজ", "sw": "leo",
}  # fmt: skip
# What an outlet's name follows; in scripts without capitals nothing else tells «موقع بغداد اليوم» from a day.
OUTLET = (
    "موقع|صحيفة|جريدة|قناة|وكالة|شبكة|منصة|مجلة|تلفزيون|إذاعة|برنامج|روزنامه|سایت|خبرگزاری|کانال|روزنامہ|"
    "اخبار|چینل|עיתון|העיתון|בעיתון|אתר|באתר|ערוץ|अखबार|अख़बार|चैनल|पत्रिका|দৈনিক|পত্রিকা"
)
# Language to what stands before the name of who wrote; where there is none, it is of several.
SIGNED = {
    "en": "by|author|written by|posted by", "de": "von|geschrieben von|verfasst von", "fr": "par|rédigé par|écrit par",
    "es": "por|escrito por|redactado por", "pt": "por|escrito por|postado por", "it": "di|scritto da", "nl": "door",
    "sv": "av|skriven av", "no": "av|skrevet av", "da": "af|skrevet af", "ru": "автор", "ar": "بقلم", "he": "מאת|כתב",
    "id": "oleh", "tr": "tarafından", "vi": "bởi", "und": "autor",
}  # fmt: skip
BYLINE = "|".join(SIGNED.values())
# Who wrote where no name is told.
STAFF = (
    "admin|administrator|staff|staff writer|staff reporter|our reporter|reporter|our correspondent|correspondent|"
    "web desk|news desk|online desk|desk|editor|the editors|editorial team|editorial staff|newsroom|redaktion|"
    "rédaction|la rédaction|redacción|redazione|redação|redactie|redakcja|redakce|redacția|редакция|редакція|"
    "редакцията|haber merkezi|toimitus|redaksjonen|redaktionen|szerkesztőség|redaksi|tim redaksi|ban biên tập|"
    "συντακτική ομάδα|فريق التحرير|هيئة التحرير|التحرير|تحریریه|گروه خبر|ویب ڈیسک|نیوز ڈیسک|ڈیسک|"
    "מערכת|वेब डेस्क|न्यूज डेस्क|न्यूज़ डेस्क|डेस्क|নিজস্ব প্রতিবেদক|নিউজ ডেস্ক|অনলাইন ডেস্ক|ডেস্ক|编辑部|編集部|편집부|กองบรรณาธิการ"
)
# How long it takes to read, with the minutes.
READING = (
    "reading time|read time|minute read|minutes read|min|mins|minutes|minute|lesezeit|lesedauer|minuten|min lesezeit|"
    "temps de lecture|durée de lecture|de lecture|lecture|tiempo de lectura|de lectura|lectura|minutos|minuto|"
    "tempo de leitura|de leitura|leitura|tempo di lettura|di lettura|lettura|minuti|minuto|leestijd|lästid|läsning|"
    "minuter|læsetid|lesetid|minutter|lukuaika|minuuttia|czas czytania|czytania|minut|minuty|doba čtení|čtení|minúty|"
    "doba čítania|timp de citire|timp de lectură|olvasási idő|perc|χρόνος ανάγνωσης|λεπτά|λεπτ|время чтения|"
    "время на чтение|на чтение|чтения|мин|минута|минуты|минут|час читання|читання|хв|хвилина|хвилини|хвилин|"
    "okuma süresi|dakika|dk|وقت القراءة|مدة القراءة|زمن القراءة|للقراءة|قراءة|دقيقة|دقائق|دقيقتان|زمان مطالعه|دقیقه|"
    "منٹ|זמן קריאה|קריאה|דקות|דקה|דק|पढ़ने का समय|मिनट|阅读时间|阅读时长|閱讀時間|阅读|預計閱讀|分钟|分鐘|読了時間|読了|"
    "읽는 시간|읽기|waktu baca|waktu membaca|menit|masa membaca|minit|thời gian đọc|phút|đọc|เวลาอ่าน|"
    "ระยะเวลาอ่าน|อ่าน|นาที|পড়ার সময়|মিনিট|muda wa kusoma|dakika za kusoma"
)
# Of how many readers have said something of it.
COMMENTS = (
    "comment|comments|no comments|leave a comment|kommentar|kommentare|commentaire|commentaires|comentario|"
    "comentarios|comentário|comentários|commento|commenti|reactie|reacties|комментарий|комментария|комментариев|"
    "коментар|коментарі|коментарів|yorum|تعليق|تعليقات|دیدگاه|تبصرہ|תגובה|תגובות|टिप्पणी|মন্তব্য|评论|評論|コメント|댓글|"
    "komentar|ความคิดเห็น|bình luận|komentarz|komentarze|komentarzy|komentář|komentáře|comentariu|comentarii|"
    "kommentarer|kommenttia|hozzászólás|σχόλιο|σχόλια|maoni"
)
# Besides weekday, place and label, what stands on the line of a date and says nothing: small words, hours, zones.
BESIDE_DATE = (
    "on|at|the|local time|hrs|hours|am|pm|min read|gmt|utc|cet|cest|est|edt|et|ist|cst|ast|pkt|msk|мск|tsi|wib|jst|"
    "kst|um|uhr|den|der|vom|le|à|a|h|heure|el|las|la|hora|horas|il|alle|ore|em|às|as|op|om|uur|в|г|год|года|о|об|р|"
    "року|среду|пятницу|субботу|середу|п'ятницу|суботу|środę|sobotę|niedzielę|středu|sobotu|neděli|godz|saat|günü|"
    "yani|في|يوم|بتاريخ|الموافق|الساعة|على|عند|ص|م|ه|در|روز|مورخ|ساعت|پنج شنبه|יום|ביום|בשעה|שעה|ב|ראשון|שני|שלישי|"
    "רביעי|חמישי|שישי|שבת|को|बजे|यानी|پر|بجے|کو|于|时|日|付|付け|に|の|時|分|시|분|에|송고|pukul|jam|pada|hari|เวลา|"
    "น|เมื่อ|ngày|lúc|vào|kl|klo|στις|ώρα|صباحا|مساء|عصرا|ظهرا|قبل از ظهر|بعد از ظهر|पूर्वाह्न|अपराह्न|सुबह|शाम|दोपहर|"
    "a.m|p.m|صبح|دوپہر|سہ پہر|شام|رات|ظهر|عصر|شب|بامداد|সকাল|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত|টা|মিনিট|এএম|পিএম|ที่|ประจำ|"
    f"{READING}|{COMMENTS}|"
    "上午|下午|晚上|凌晨|午前|午後|오전|오후"
)
# Newspapers' words, by which a name is one of theirs where only its first word has a capital. None that is a diary too.
PRESS = (
    "courrier|gazette|quotidien|tribune|dépêche|voix|nouvelles|correo|periódico|gaceta|voz|noticias|corriere|gazzetta|"
    "voce|messaggero|quotidiano|correio|gazeta|kurier|głos|wiadomości|газета|вестник|курьер|вести|известия|правда|новости|"
    "голос|вісник|вісті|правда|новини|ziar|ziarul|gazete|gazetesi|haber|haberleri"
)
# What is written small within a name.
SMALL = (
    "a|al|an|and|da|das|de|degli|dei|del|dell|della|delle|dello|den|der|des|di|do|dos|du|e|el|en|et|for|für|i|in|"
    "la|las|le|les|los|of|on|os|sul|the|und|van|von|y|&|и|і"
)
# Small words of a phrase, where no capitals tell it from a name.
PHRASES = (
    "في|على|من|عن|إلى|مع|بعد|قبل|بين|ضد|خلال|عند|منذ|هذا|هذه|در|به|از|با|برای|که|را|تا|این|میں|سے|پر|کو|نے|کا|کی|کے|"
    "של|על|עם|את|לפני|אחרי|בין|נגד|זה|में|से|पर|को|ने|का|की|के|और|था|थी|है|हैं"
)
# What stands beside a day on a line of its own as an outlet does, and is none: a page's section, or a kind of article.
SECTIONS = (
    "news|world|politics|opinion|analysis|sport|sports|business|economy|culture|health|science|technology|local|"
    "international|national|editorial|comment|interview|report|breaking news|سياسة|السياسة|رياضة|الرياضة|اقتصاد|"
    "الاقتصاد|ثقافة|رأي|آراء|أخبار|الأخبار|العالم|محليات|منوعات|تقارير|تقرير|تحليل|مقابلة|حوار|مقالات|صحة|علوم|"
    "تكنولوجيا|عاجل|سیاست|سیاسی|ورزش|ورزشی|اقتصادی|فرهنگ|فرهنگی|جهان|جامعه|گزارش|یادداشت|گفتگو|خبر|سلامت|کھیل|تجزیہ|"
    "دنیا|פוליטיקה|ספורט|כלכלה|תרבות|דעות|חדשות|בריאות|מדע|עולם|ראיון|פרשנות|राजनीति|खेल|अर्थव्यवस्था|संस्कृति|विचार|"
    "समाचार|दुनिया|देश|विदेश|स्वास्थ्य|विज्ञान|साक्षात्कार|विश्लेषण|politique|économie|monde|société|santé|sciences|"
    "entretien|analyse|actualités|política|deportes|economía|cultura|opinión|mundo|sociedad|salud|ciencia|entrevista|"
    "análisis|noticias|politik|wirtschaft|kultur|meinung|welt|gesellschaft|gesundheit|wissenschaft|nachrichten|"
    "panorama|politica|economia|opinioni|mondo|cronaca|notizie|opinião|esportes|desporto|saúde|политика|спорт|"
    "экономика|культура|мнение|мнения|мир|общество|здоровье|наука|интервью|новости|політика|економіка|новини|"
    "суспільство|siyaset|spor|ekonomi|kültür|dünya|gündem|haber|haberler|yazarlar|polityka|gospodarka|świat|kraj|"
    "opinie|wiadomości|politiek|economie|nieuws|时政|政治|体育|經濟|经济|文化|评论|国际|国内|社会|新闻|経済|スポーツ|国際|정치|경제|사회|문화|스포츠|국제|"
    "การเมือง|กีฬา|เศรษฐกิจ|ข่าว|chính trị|thể thao|kinh tế|thế giới|tin tức|olahraga|dunia|siasa|michezo|uchumi"
)
# What begins a caption or an entry of a life, which no outlet's name does.
CAPTIONS = (
    "file|file photo|file picture|photo|photos|picture|image|illustration|archive|archives|archiv|"
    "archief|archivio|arquivo|arkiv|video|born|died|died on|obituary|update|"
    "صورة|صور|تصوير|أرشيف|أرشيفية|فيديو|مواليد|ولد|ولدت|توفي|توفيت|وفاة|عکس|آرشیو|ویدیو|متولد|درگذشت|تصویر|"
    "תמונה|צילום|ארכיון|וידאו|נולד|נולדה|נפטר|נפטרה|फोटो|फ़ोटो|तस्वीर|चित्र|वीडियो|जन्म|निधन|foto|fotos|archivo|imagen|"
    "nacido|nacida|fotografie|bild|archivbild|archivfoto|nachruf|geboren|gestorben|né|née|nato|nata|nascido|nascida|"
    "фото|архив|видео|архів|відео|fotoğraf|arşiv|zdjęcie|archiwum|图|图片|资料图|照片|写真|資料写真|사진|자료사진|ภาพ|ảnh"
)
# No "continue reading" among them: below that button the same article goes on.
READ_ALSO = (
    "اقرا ايضا|اقرأ المزيد|اقرأوا أيضا|اقرؤوا أيضا|للمزيد|المزيد|مواضيع ذات صلة|موضوعات ذات صلة|مواضيع متعلقة|"
    "أخبار ذات صلة|مقالات ذات صلة|ذات صلة|شاهد أيضا|قد يهمك|قد يهمك أيضا|قد يعجبك أيضا|أخبار متعلقة|طالع أيضا|"
    "تابع أيضا|اقرأ أيضا على موقعنا|read also|also read|read more|read next|see also|related|related stories|"
    "related articles|related news|related topics|more on this story|more on this|recommended|"
    "recommended stories|you may also like|more stories|don't miss|up next|lire aussi|à lire aussi|"
    "lire également|à lire également|sur le même sujet|articles liés|voir aussi|pour aller plus loin|lea también|"
    "lee también|leer más|lea más|leer también|te puede interesar|noticias relacionadas|artículos relacionados|"
    "ver también|más información|relacionado|relacionados|lesen sie auch|lesen sie mehr|mehr zum thema|"
    "auch interessant|siehe auch|das könnte sie auch interessieren|leggi anche|leggi di più|"
    "articoli correlati|potrebbe interessarti|vedi anche|leia também|leia mais|veja também|saiba mais|"
    "notícias relacionadas|lees ook|lees meer|zie ook|читайте также|читать также|читайте ещё|читать ещё|по теме|"
    "материалы по теме|смотрите также|похожие новости|читайте також|читати також|дивіться також|за темою|"
    "матеріали за темою|прочетете още|вижте още|прочитајте још|ayrıca okuyun|bunu da oku|bunu da okuyun|"
    "ilgili haberler|ilgili haber|benzer haberler|bunlar da ilginizi çekebilir|بیشتر بخوانید|همچنین بخوانید|"
    "مطالب مرتبط|اخبار مرتبط|بیشتر بخوان|خبرهای مرتبط|یہ بھی پڑھیں|مزید پڑھیں|متعلقہ خبریں|קראו גם|קרא גם|"
    "קראו עוד|ראו גם|כתבות קשורות|עוד בנושא|כתבות נוספות|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|"
    "संबंधित खबरें|संबंधित समाचार|हे पण वाचा|यो पनि पढ्नुहोस्|相关阅读|延伸阅读|相关新闻|相关报道|推荐阅读|"
    "更多阅读|阅读更多|相關閱讀|延伸閱讀|相關新聞|相關報導|推薦閱讀|閱讀更多|関連記事|関連ニュース|"
    "あわせて読みたい|こちらもおすすめ|合わせて読みたい|관련 기사|관련기사|관련 뉴스|함께 읽기|"
    "더 보기|baca juga|baca selengkapnya|berita terkait|artikel terkait|lihat juga|อ่านเพิ่มเติม|"
    "ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|đọc thêm|xem thêm|bài viết liên quan|tin liên quan|czytaj też|"
    "czytaj także|czytaj również|zobacz też|přečtěte si také|čtěte také|citește și|citiți și|läs också|läs även|"
    "læs også|les også|lue myös|olvassa el ezt is|kapcsolódó cikkek|διαβάστε επίσης|διαβάστε ακόμη|আরও পড়ুন|"
    "மேலும் படிக்க|soma pia"
)
RIGHTS = (
    "all rights reserved|rights reserved|جميع الحقوق محفوظة|كافة الحقوق محفوظة|جميع حقوق النشر محفوظة|"
    "tous droits réservés|todos los derechos reservados|derechos reservados|alle rechte vorbehalten|"
    "tutti i diritti riservati|diritti riservati|todos os direitos reservados|direitos reservados|"
    "alle rechten voorbehouden|все права защищены|усі права захищені|всі права захищено|всички права запазени|"
    "tüm hakları saklıdır|her hakkı saklıdır|تمامی حقوق|کلیه حقوق|حق نشر محفوظ|جملہ حقوق محفوظ|כל הזכויות שמורות|"
    "सर्वाधिकार सुरक्षित|版权所有|保留所有权利|版權所有|著作権|無断転載|무단 전재|무단전재|hak cipta|สงวนลิขสิทธิ์|"
    "bản quyền|wszelkie prawa zastrzeżone|všechna práva vyhrazena|toate drepturile rezervate|πνευματικά δικαιώματα|"
    "সর্বস্বত্ব সংরক্ষিত"
)


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Alternation of the folded words, longest first, whole words."""
    names = sorted(listed(words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![^\W\d_])")


@cache
def listed(words: str) -> frozenset[str]:
    """The words, folded."""
    return frozenset(map(fold, words.split("|")))


def is_signed(line: str) -> bool:
    """Whether a line begins as "By Jane Doe" does."""
    return pattern(BYLINE).match(fold(line)) is not None


def _bare(line: str) -> str:
    return re.sub(r"^\W+|\W+$", "", skeleton(line))


@cache
def _read_also() -> frozenset[str]:
    return frozenset(_bare(word) for word in READ_ALSO.split("|"))


def read_also(line: str) -> bool:
    """Whether the whole of `line` is a "read also" heading: vowel marks, hamza, case and punctuation do not count."""
    return 3 <= len(line) <= 60 and _bare(line) in _read_also()


def rights_reserved(line: str) -> bool:
    """Whether `line` is of a page's foot: a copyright sign with a year, or "all rights reserved"."""
    folded = fold(line[:400])
    sign = re.search(r"(?:©|ⓒ|\(c\)|copyright)[\s:]{0,3}\d{4}", folded)
    return bool(sign) or any(words in folded for words in listed(RIGHTS))
