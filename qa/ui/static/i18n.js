/* The interface's languages. Every word of ours on the page comes from `strings/<language>.json`, by its key:

     t("library.title")                    "Articles"
     t("chat.citations", { n: 3 })         "3 citations": the form is chosen by `n` (Intl.PluralRules), numbers are
                                           written as the language writes them (Intl.NumberFormat)
     number(1234.5)   percent(0.97)   date("2024-06-18T13:10:00+03:00")   languageName("ar")

   A value in the catalogue is a string with {names}, or an object of plural forms ({"one": …, "other": …}).
   The language is the one chosen here before, else the browser's first one we have, else English; a key that a
   catalogue lacks is taken from English. `qa/ui/strings.py` is the same for words that the server makes: `api.js`
   sends the language with each request. */

export const LANGUAGES = {
  en: "English", ar: "العربية", de: "Deutsch", es: "Español", fa: "فارسی", fr: "Français", tr: "Türkçe", zh: "中文",
};
const RIGHT_TO_LEFT = ["ar", "fa"];
const KEY = "maqal.language";

export const language = [localStorage.getItem(KEY), ...navigator.languages.map(base), "en"].find((code) => code in LANGUAGES);
export const direction = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
/* With the browser's region where it is the same language: numbers and dates differ by country. But the calendar, and in
   Arabic the digits, are those of the answers, which the server writes (qa/text/digits.py): one page has one of each. */
export const locale = new Intl.Locale(navigator.languages.find((tag) => base(tag) === language) ?? language, {
  calendar: "gregory", ...(language === "ar" && { numberingSystem: "latn" }),
}).toString();

let words = {};
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: "percent" });
const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
const moments = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });
const names = new Intl.DisplayNames([locale, "en"], { type: "language" });
const lists = new Intl.ListFormat(locale, { type: "unit" });

export const number = (value) => numbers.format(value);
/* A little is not nothing; from left to right, as the sign is turned around in a line from the right. */
export const percent = (value) => (value > 0 && value < 0.005 ? `\u2066<${percents.format(0.01)}\u2069` : percents.format(value));
export const listed = (parts) => lists.format(parts);

/* The day of an ISO date or date-time, as its own place counts days, in one line; anything else as it stands. */
export function date(iso) {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? "");
  return day ? days.format(Date.UTC(day[1], day[2] - 1, day[3])).replaceAll(" ", "\u00a0") : (iso ?? "");
}

/* The same, where that there is none is worth knowing. */
export const published = (iso) => date(iso) || t("library.no-date");

/* A moment of ours (ISO, UTC) in the reader's own time. */
export const moment = (iso) => moments.format(new Date(iso));

export function languageName(code) {
  try {
    return names.of(code);
  } catch {
    return code;
  }
}

export function t(key, values = {}) {
  let form = words[key] ?? key;
  if (typeof form === "object") form = (!values.n && form.zero) || (form[plurals.select(values.n)] ?? form.other);
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? number(value) : value;
  });
}

/* What must be said of a citation of this level, in a list; nothing where it is well supported. */
export const weak = (level) => (!level || level === "strong" ? [] : [t(`level.${level}`)]);

/* Fetch the catalogue and set the page's language and direction. */
export async function load() {
  const fetched = async (code) => (await fetch(`maqal/strings/${code}.json`)).json();
  const [own, english] = await Promise.all([fetched(language), language === "en" ? {} : fetched("en")]);
  words = { ...english, ...own };
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
}

/* Remember a language and show the page in it. */
export function choose(code) {
  localStorage.setItem(KEY, code);
  location.reload();
}

function base(tag) {
  return tag.toLowerCase().split("-")[0];
}
