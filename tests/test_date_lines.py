"""The line of an article's head that has its date, and what stands beside it there and tells nothing."""

from __future__ import annotations

import pytest

from qa.articles.date_lines import labelled_dates, only_date
from qa.articles.drafts import make_drafts


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("7 June 2024 - Reading time: 6 min", "en"),
        ("7. Juni 2024, 09:40 Uhr Lesedauer: 6 Minuten", "de"),
        ("7 juin 2024 · 6 min de lecture", "fr"),
        ("7 Giugno 2024 alle 09:40 6 minuti di lettura", "it"),
        ("7 июня 2024, 09:40 Время чтения: 6 мин", "ru"),
        ("7 juni 2024 Lästid 6 min", "sv"),
        ("7 حزيران 2024 - وقت القراءة 6 دقائق", "ar"),
        ("7 ביוני 2024 - זמן קריאה: 6 דקות", "he"),
        ("7 जून 2024 - पढ़ने का समय: 6 मिनट", "hi"),
        ("2024年6月7日 阅读时间：6分钟", "zh"),
        ("7 มิถุนายน 2567 เวลาอ่าน 6 นาที", "th"),
        ("7 June 2024 Updated at 12:15", "en"),
        ("7 June 2024, 09:40. Updated 3 hours ago", "en"),
        ("7 июня 2024, 09:40 (обновлено 12:15)", "ru"),
        ("07/06/2024 09h40 Atualizado há 3 horas", "pt"),
        ("7 juin 2024 (mis à jour il y a 12 minutes)", "fr"),
        ("7 حزيران 2024 (تم التحديث قبل 5 ساعات)", "ar"),
        ("7 ביוני 2024 עודכן לפני 5 שעות", "he"),
        ("2024年6月7日（更新 3小时前）", "zh"),
        ("7 juni 2024, 09:40 Laatste update: 8 juni 2024", "nl"),
    ],
)
def test_a_date_is_alone_beside_a_reading_time_or_a_change(line: str, language: str) -> None:
    moment = only_date(line, language)
    assert moment
    assert moment.day.isoformat() == "2024-06-07"


def test_a_labelled_date_is_known_beside_a_change() -> None:
    published, updated = labelled_dates("Publié le 7 juin 2024, mis à jour il y a 3 heures", "fr")
    assert published
    assert published.day.isoformat() == "2024-06-07"
    assert updated is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("7 June 2024 updated the rules for 12 schools", "en"),
        ("7 juin 2024, 12 morts", "fr"),
        ("7 июня 2024 обновлено 12 школ", "ru"),
        ("7 حزيران 2024 تحديث 12 مدرسة", "ar"),
    ],
)
def test_a_date_beside_other_words_is_not_alone(line: str, language: str) -> None:
    assert only_date(line, language) is None


def test_an_agency_with_a_full_stop_leads_a_report() -> None:
    body = "El consejo comarcal aprobó el lunes las obras del canal, según dijo su presidenta a la prensa."
    (draft,) = make_drafts(f"Obras en el canal\n\nMadrid, 7 jun 2024 (EFE).- {body}\n\n{body}\n")
    assert draft.published == "2024-06-07"
