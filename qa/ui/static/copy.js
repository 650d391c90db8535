/* What goes to the clipboard: an answer with its sources, or one quote with its source; with each the address of its
   words, and the cautions that stand beside it on the screen. */
import { ICONS, announce, button, icon } from "./dom.js";
import { t } from "./i18n.js";

const DONE = 2000; // milliseconds
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/* A button with `label`, or its picture alone, that copies what `words()` gives, and says so. */
export function copying(label, words, attributes) {
  const pressed = button([icon(...ICONS.copy), label], async () => {
    await copy(words());
    announce(t("chat.copied"));
    pressed.replaceChildren(icon(...ICONS.done), label && t("chat.copied"));
    setTimeout(() => pressed.replaceChildren(icon(...ICONS.copy), label), DONE);
  }, attributes);
  return pressed;
}

/* The picture alone, beside a quote. */
export const copyingQuote = (quoted) =>
  copying("", () => quoteWords(quoted), { class: "round quiet copy-quote", "aria-label": t("chat.copy-quote"), title: t("chat.copy-quote") });

export const answerWords = (data) =>
  [data.text, data.citations.map((one) => line(`[${one.n}]`, source(one))).join("\n")].filter(Boolean).join("\n\n");

/* The quote in quotation marks, then where it stands; `page`: as it is called, where the quote was looked at on it. */
export const quoteWords = (one, page = null) => `“${one.quote}”\n${line("—", source(one, page))}`;

/* Of the words [start, end) of an article, in this program: see library.js. */
export function addressOf({ article_id, revision, start, end }) {
  return `${location.origin}${location.pathname}#library/article/${encodeURIComponent(article_id)}/${revision}/${start}-${end}`;
}

/* Title, outlet, day, page, cautions, the article's own address and ours. */
const source = (one, page = null) => [one.title, one.source, one.day, page, one.level && one.level !== "strong" && t(`level.${one.level}`), one.correction,
  one.gone && t("review.removed-short"), one.url, addressOf(one)].filter(Boolean);

/* Where a letter runs from right to left, each part gets a direction of its own, as there is no markup to say so. But an
   address has none: what is read off a page as a link would end in the sign, and lead nowhere. */
function line(lead, parts) {
  const apart = RIGHT_TO_LEFT.test(parts.join(""));
  return `${lead} ${parts.map((part) => (apart && !/^https?:/.test(part) ? `\u2068${part}\u2069` : part)).join(" · ")}`;
}

async function copy(words) {
  try {
    return await navigator.clipboard.writeText(words);
  } catch {
    // Over plain http from another machine, or where it is not allowed, a browser has no clipboard but the one below.
  }
  const held = document.activeElement;
  const carrier = document.createElement("textarea");
  carrier.className = "unseen";
  carrier.value = words;
  // Beside what was pressed: over a dialog nothing outside it can be selected.
  (document.querySelector("dialog:modal") ?? document.getElementById("maqal")).append(carrier);
  carrier.select();
  document.execCommand("copy");
  carrier.remove();
  held.focus({ preventScroll: true });
}
