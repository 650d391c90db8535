"""Pages that a site gives in place of an article: there is none, or whoever asks is to show that it is no machine."""

from __future__ import annotations

import re
from typing import Any

from qa.articles.blocks import is_paragraph, line_of
from qa.articles.fold import fold
from qa.articles.labels import listed

__all__ = ["in_place_of_article"]

_LONGEST = 4_000
"""Characters of such a page, with its menus."""
_PARTS = re.compile(r"\s+[-–—·•»«]\s+|\s*[|｜]\s*")
_COLON = re.compile(r"[:：]")
_ERROR = "http|error|erreur|fehler|errore|erro|ошибка|hata|خطأ|错误|錯誤|エラー|오류"
_REASONS = (
    "bad request|unauthorized|forbidden|gone|server error|gateway time-?out|service temporarily unavailable|"
    "unavailable for legal reasons"
)
_NONE = (
    "not found|page not found|404 not found|page does not exist|this page could not be found|"
    "page unavailable|access denied|bad gateway|service unavailable|internal server error|"
    "too many requests|page non trouvée|page introuvable|accès refusé|accès interdit|"
    "página no encontrada|acceso denegado|seite nicht gefunden|zugriff verweigert|"
    "pagina non trovata|accesso negato|página não encontrada|acesso negado|"
    "pagina niet gevonden|toegang geweigerd|страница не найдена|доступ запрещён|"
    "доступ ограничен|сторінку не знайдено|доступ заборонено|страницата не е намерена|"
    "страница није пронађена|stranica nije pronađena|strona nie znaleziona|"
    "nie znaleziono strony|odmowa dostępu|stránka nenalezena|stránka nebyla nalezena|"
    "přístup odepřen|stránka sa nenašla|pagina nu a fost găsită|acces interzis|"
    "az oldal nem található|sidan hittades inte|siden ble ikke funnet|siden blev ikke fundet|"
    "sivua ei löydy|sivua ei löytynyt|η σελίδα δεν βρέθηκε|sayfa bulunamadı|"
    "erişim engellendi|الصفحة غير موجودة|لم يتم العثور على الصفحة|تم رفض الوصول|"
    "صفحه یافت نشد|صفحه مورد نظر یافت نشد|دسترسی غیرمجاز|صفحہ نہیں ملا|הדף לא נמצא|"
    "העמוד לא נמצא|הגישה נדחתה|पृष्ठ नहीं मिला|पेज नहीं मिला|পৃষ্ঠা পাওয়া যায়নি|"
    "பக்கம் கிடைக்கவில்லை|页面不存在|页面未找到|找不到页面|访问被拒绝|頁面不存在|找不到頁面|"
    "ページが見つかりません|アクセスが拒否されました|"
    "페이지를 찾을 수 없습니다|접근이 거부되었습니다|halaman tidak ditemukan|akses ditolak|halaman tidak dijumpai|"
    "ไม่พบหน้า|ไม่พบหน้าที่คุณต้องการ|không tìm thấy trang|truy cập bị từ chối|"
    "ukurasa haukupatikana"
)
_CHECK = (
    "just a moment|attention required|are you a robot|are you human|verify you are human|"
    "verifying you are human|please verify you are a human|human verification|security check|"
    "checking your browser|one more step|access to this page has been denied|robot check|"
    "un instant|un momento|einen moment|einen moment bitte|um momento|een moment|"
    "een ogenblik|één moment|один момент|подождите|секундочку|зачекайте|chwileczkę|"
    "cierpliwości|bir dakika lütfen|لحظة|یک لحظه|רק רגע|एक क्षण|请稍候|請稍候|しばらくお待ちください|"
    "잠시만 기다리십시오|tunggu sebentar|โปรดรอสักครู่|chờ một chút|verificación de seguridad|"
    "vérification de sécurité|sicherheitsüberprüfung|проверка безопасности|вы не робот|安全验证|"
    "人机验证"
)


# By these numbers servers say that they give no page: "Error 404", "404 Not Found"; "500 houses flooded" is news.
_NUMBER = r"(?:40[0134]|410|429|451|50[0234])"
_CODE = re.compile(
    rf"(?:(?:{_ERROR})\W{{0,3}}){{1,2}}{_NUMBER}(?:\W.{{0,40}})?"
    rf"|{_NUMBER}\W*(?:(?:{_ERROR}|{_REASONS}|{_NONE})\W*){{0,2}}"
)
_MARKED = "//meta[@property='article:published_time' or (@property='og:type' and @content='article')]"


def in_place_of_article(tree: Any, text: str) -> str:
    """What such a page says of itself; "" where it is none, as it has two paragraphs or says that it is an article."""
    if len(text) > _LONGEST or sum(map(is_paragraph, text.split("\n"))) > 1 or tree.xpath(_MARKED):
        return ""
    named = [line_of(one) for one in tree.xpath("//head/title | //h1")[:4]]
    parts = [part for line in named for one in (line, *_PARTS.split(line)) for part in (one, _COLON.split(one)[-1])]
    return next((part for part in parts if _is_said(fold(part).strip(" .…!?"))), "")


def _is_said(part: str) -> bool:
    return part in listed(f"{_NONE}|{_CHECK}") or _CODE.fullmatch(part) is not None
