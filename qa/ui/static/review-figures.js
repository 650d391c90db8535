/* How often citations hold, as charts; and the verdicts as files. */
import { get } from "./api.js";
import { bars, line } from "./chart.js";
import { el } from "./dom.js";
import { date, language, languageName, number, percent, t } from "./i18n.js";
import { files } from "./popover.js";
import { VERDICTS } from "./review-queue.js";

const FORMATS = ["csv", "jsonl", "html", "eval"];
const MOST = 12; // lines of a chart

/* `address()` ends every address with what the figures are of; `known(total)` is told of how many verdicts they are. */
export function figures(address, known) {
  const body = el("div", { class: "charts" });
  const element = el("section", { class: "holding", "aria-labelledby": "review-figures", hidden: true },
    el("h3", { id: "review-figures" }, t("review.figures")), body);
  let asked = 0;

  return {
    element,
    async refresh() {
      const mine = (asked += 1);
      const data = await get(`review/figures?${address()}`).catch(() => null);
      if (mine !== asked || !data) return;
      known(data.total);
      element.hidden = !data.total;
      if (!data.total) return;
      const columns = (what) => [what, t("review.precision"), t("review.verdicts")];
      const rows = (some, label) => some.slice(0, MOST).map((one) => ({ ...row(one), label: label(one.label) }));
      body.replaceChildren(
        el("p", { class: "share" }, t("review.hold", { share: percent(data.precision), n: data.total })),
        legend(),
        line({
          title: t(`review.by-${data.by}`), columns: columns(t(`review.${data.by}`)), max: 1, format: percent,
          rows: data.time.map((one) => ({ ...row(one), label: date(one.label) })),
        }),
        bars({ title: t("review.by-language"), columns: columns(t("library.field.language")), max: 1, rows: rows(data.language, languageName) }),
        bars({
          title: t("library.by-outlet"), columns: columns(t("library.field.source")), max: 1,
          rows: rows(data.source, (label) => label || t("library.no-outlet")),
        }));
    },
  };
}

function row(one) {
  return {
    value: one.precision, shown: percent(one.precision), note: number(one.total),
    parts: VERDICTS.map((verdict) => {
      const value = one[verdict] / one.total;
      return { value, kind: verdict, said: `${t(`review.${verdict}`)}: ${percent(value)}` };
    }),
  };
}

function legend() {
  return el("ul", { class: "legend" }, VERDICTS.map((verdict) => el("li", { class: verdict }, t(`review.${verdict}`))));
}

/* [button, box] of the files. */
export const exports = (address) => files(t("review.export"), t("review.export"), () => FORMATS.map((format) =>
  el("a", { href: `api/review/export?format=${format}&language=${language}&${address()}`, download: true },
    el("b", {}, t(`review.${format}`)), el("span", { class: "meta" }, t(`review.${format}-more`)))));
