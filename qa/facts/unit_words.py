"""Words for measures and money by language that stand in news and not in CLDR; several words with blanks between."""

from __future__ import annotations

__all__ = ["DOLLARS", "MORE_FAMILIES", "MORE_IN_PARTS", "MORE_UNITS", "NO_UNITS"]

DOLLARS = {
    "ar": "دولار دولارا دولارات", "bn": "ডলার", "de": "dollar", "en": "dollar dollars", "es": "dólar dólares",
    "fa": "دلار", "fr": "dollar dollars", "he": "דולר דולרים", "hi": "डॉलर", "it": "dollaro dollari", "ja": "ドル",
    "ko": "달러", "nl": "dollar", "pl": "dolar dolary dolarów", "pt": "dólar dólares", "ru": "доллар доллара долларов",
    "tr": "dolar", "uk": "долар долари доларів", "ur": "ڈالر", "vi": "đô-la",
}  # fmt: skip
# Other words, cases and numbers of a word than CLDR has through Babel.
MORE_UNITS = {
    "ar": {
        "duration-year": "عاما أعوام", "duration-month": "شهرا أشهر شهور", "duration-week": "أسبوعا",
        "duration-day": "يوما أيام",
    },
    "de": {
        "duration-year": "Jahren", "duration-month": "Monaten", "duration-day": "Tagen", "length-meter": "Metern",
        "length-kilometer": "Kilometern", "length-centimeter": "Zentimetern", "length-millimeter": "Millimetern",
        "volume-liter": "Litern",
    },
    "hi": {"duration-year": "साल सालों वर्षों", "duration-month": "महीने महीनों", "duration-day": "दिनों"},
    "el": {"length-kilometer": "χιλιόμετρα χιλιομέτρων", "length-meter": "μέτρα μέτρων"},
    "fa": {"length-kilometer": "کیلومتری", "length-meter": "متری", "area-hectare": "هکتاری"},
    "ko": {"mass-tonne": "톤", "area-hectare": "헥타르", "power-megawatt": "메가와트", "power-gigawatt": "기가와트"},
    "ru": {"duration-year": "годам годами", "duration-month": "месяцам", "duration-day": "дням"},
    "ur": {"length-kilometer": "کلومیٹر", "length-meter": "میٹر", "mass-tonne": "ٹن", "mass-kilogram": "کلوگرام"},
}  # fmt: skip
# Those that are read only beside another part, as they are dates or other words as well.
MORE_IN_PARTS = {
    "ar": {"duration-year": "عام", "duration-day": "يوم", "duration-week": "أسبوع"},
    "el": {"duration-year": "χρόνια χρόνος χρόνων ετών", "duration-month": "μηνών"},
    "fr": {"duration-year": "année années"},
    "ja": {"duration-month": "カ月 ヵ月 ヶ月 ケ月 箇月"},
    "ur": {"duration-year": "برس", "duration-month": "ماہ"},
    "uk": {"duration-year": "роками", "duration-month": "місяцями"},
}  # fmt: skip
NO_UNITS = {"ar": ("يوم",), "fa": ("تن", "روز")}
"""What is as often something else: tonnes are so many people as well, and "day" stands before its name."""
MORE_FAMILIES = {
    "ar": {"toman": "تومان", "yuan": "يوان"}, "bn": {"taka": "টাকা"}, "de": {"lira": "lira", "yuan": "yuan renminbi"},
    "en": {
        "krone": "crown crowns", "lira": "lira liras", "taka": "taka takas", "toman": "toman tomans",
        "yuan": "yuan renminbi",
    },
    "es": {"lira": "liras", "yuan": "yuanes yuan"}, "fa": {"toman": "تومان", "yuan": "یوان"},
    "fr": {"yuan": "yuans yuan"}, "hi": {"rupee": "रुपया रुपये रुपए रुपयों", "yuan": "युआन"},
    "ja": {"yuan": "元 人民元"}, "ko": {"yuan": "위안"}, "pl": {"yuan": "juanów juany"}, "pt": {"yuan": "yuans yuan"},
    "ro": {"leu": "lei leu"}, "ru": {"lira": "лир лиры", "yuan": "юаней юаня"}, "sw": {"shilling": "shilingi"},
    "tr": {"lira": "lira liraya liralık liradan lirayı", "yuan": "yuan"}, "uk": {"lira": "лір ліри", "yuan": "юанів"},
    "ur": {"rupee": "روپیہ روپے روپوں"}, "zh": {"yuan": "元 人民币 人民幣"},
}  # fmt: skip
