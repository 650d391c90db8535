/* Statistics: articles by month of publication, by language, by outlet. A bar of a language or an outlet is not a link:
   the list has the same choices. */
import { get } from "./api.js";
import { bars, line } from "./chart.js";
import { el } from "./dom.js";
import { locale, number, percent, t } from "./i18n.js";
import { nameOf } from "./library-article.js";

const MOST_BARS = 15;
const MOST_MONTHS = 240;
const monthName = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
const yearName = new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" });

export function statisticsPart() {
  const element = el("section", { class: "statistics", "aria-label": t("library.statistics") });

  let asked = 0; // a slow old answer must not come over a newer one

  async function show() {
    const mine = (asked += 1);
    try {
      const found = await get("statistics");
      if (mine === asked) element.replaceChildren(...content(found));
    } catch (failure) {
      if (mine === asked) element.replaceChildren(el("p", { class: "empty", role: "alert" }, failure.message));
    }
  }
  return { element, show };
}

function content(found) {
  if (!found.articles) return [el("p", { class: "empty" }, t("library.empty"))];
  const figures = el("dl", { class: "figures" },
    figure(t("library.articles"), number(found.articles)),
    figure(t("library.languages"), number(found.languages.length)),
    figure(t("library.outlets"), number(found.sources_named)),
    figure(t("library.on-disk"), size(found.bytes)));
  return [figures, overTime(found), el("div", { class: "side-by-side" },
    byName(t("library.by-language"), t("library.field.language"), found.languages, (one) => nameOf(one.value), found.articles),
    byName(t("library.by-outlet"), t("library.field.source"), found.sources, (one) => one.shown || t("library.no-outlet"), found.articles)),
  el("p", { class: "meta" }, t("library.folder"), " ", el("bdi", { dir: "ltr" }, found.folder))];
}

/* In the largest unit that fits. */
function size(bytes) {
  const [unit, many] = bytes < 1e6 ? ["kilobyte", 1e3] : bytes < 1e9 ? ["megabyte", 1e6] : ["gigabyte", 1e9];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / many);
}

const figure = (name, value) => el("div", {}, el("dt", {}, name), el("dd", {}, value));

function overTime({ months, undated }) {
  const [rows, column] = steps(months.filter(({ month }) => /^\d{4}-\d\d$/.test(month)));
  const note = undated > 0 && el("p", { class: "meta" }, t("library.undated", { n: undated }));
  if (!rows.length) return el("div", { class: "over-time-box" }, el("p", { class: "empty" }, t("library.no-dates")), note);
  return el("div", { class: "over-time-box" },
    line({ title: t("library.over-time"), columns: [column, t("library.articles")], rows }), note);
}

/* Every month between the first and the last, also those without an article; years where there would be too many. */
function steps(months) {
  if (!months.length) return [[], ""];
  const place = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const [first, last] = [place(months[0].month), place(months.at(-1).month)];
  const yearly = last - first > MOST_MONTHS;
  const count = new Map();
  for (const { month, count: n } of months) {
    const key = yearly ? Math.floor(place(month) / 12) : place(month);
    count.set(key, (count.get(key) ?? 0) + n);
  }
  const rows = [];
  const [from, to] = yearly ? [Math.floor(first / 12), Math.floor(last / 12)] : [first, last];
  for (let key = from; key <= to; key += 1) {
    const day = new Date(0);
    day.setUTCFullYear(yearly ? key : Math.floor(key / 12), yearly ? 0 : key % 12, 1);
    rows.push({ label: (yearly ? yearName : monthName).format(day), value: count.get(key) ?? 0 });
  }
  return [rows, t(yearly ? "library.year" : "library.month")];
}

function byName(title, column, counts, name, all) {
  const shown = counts.slice(0, MOST_BARS);
  const row = (label, value) => ({ label, value, note: percent(value / all) });
  const rows = shown.map((one) => row(name(one), one.count));
  const rest = all - shown.reduce((sum, one) => sum + one.count, 0);
  if (rest > 0) rows.push(row(t("library.others"), rest));
  return bars({ title, columns: [column, t("library.articles"), t("library.share")], rows });
}
