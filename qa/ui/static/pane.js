/* The article pane: a whole article as stored, beside the view on a wide page, as a sheet over it on a narrow one.

     openArticle({ article_id, revision, spans: [{ n, start, end, level, gloss, glossed }], answers: [{ start, end }], chosen: n,
                   stops: [{ n }], open(stop), quiet })

   `stops`: what can be stepped through, without them the spans; `open` is called for one that is not among the spans;
   `quiet`: the focus stays where it is.

   What was read from a PDF can be shown as its page too, with the place of the chosen citation on it.

   Offsets are code points of the stored text. The server cuts the text (qa/ui/pane.py), so nothing is counted in UTF-16
   here. Every run of text is a <span data-start>, by which `review-select.js` tells the offsets of what is selected. */
import { get } from "./api.js";
import { copying, quoteWords } from "./copy.js";
import { ICONS, allGlossed, announce, button, dotted, el, entitle, goTo, icon, keyOf, laidOut, narrow } from "./dom.js";
import { date, language, languageName, number, published, t, weak } from "./i18n.js";

export const pane = el("dialog", { id: "pane", "aria-labelledby": "pane-title" });

let opener = null; // what had the focus before
export const LINKED = "#library/article/"; // how an address begins that leads to words
const SOON = 250; // milliseconds: an article that is there by then opens without a word before
const LOOKS = 6; // at whether the words are where they should be
let asked = 0; // rises with every request: a slow old answer must not overwrite a newer one
let coming = null; // the request that has nothing in the pane yet
let shown = null; // the request on show, with `at`, the place of the chosen span in it, and `paged`: its page is shown

/* Whether an article is open, or on its way: asked for, and not put away since. */
export const reading = () => pane.open || coming === asked;

export async function openArticle(request) {
  asked += 1;
  const mine = asked;
  coming = mine;
  const pressed = document.activeElement;
  const giveBack = pressed === document.body || pane.contains(pressed) ? opener : pressed;
  const spans = (request.spans ?? []).map((span) => `${span.start}-${span.end}-${span.n}`).join(",");
  const answers = (request.answers ?? []).map((span) => `${span.start}-${span.end}`).join(",");
  const address = `articles/${encodeURIComponent(request.article_id)}/${request.revision}`;
  const order = request.spans ?? [];
  // Who types by now goes on typing; beside a sheet nobody can.
  const typing = () => (!narrow.matches && document.activeElement !== pressed && document.activeElement.matches("textarea, input") ? document.activeElement : null);
  const show = (...content) => {
    const box = typing();
    coming = null;
    opener = giveBack;
    shown = { ...request, order, at: order.findIndex((span) => span.n === request.chosen), paged: false };
    pane.replaceChildren(...content);
    reveal();
    box?.focus({ preventScroll: true });
  };
  let waited = false;
  const waiting = setTimeout(() => {
    if (mine !== asked) return;
    waited = true;
    show(header(null, request), el("p", { class: "status" }, t("pane.opening")));
    announce(t("pane.opening"));
  }, SOON);
  try {
    const article = await get(`${address}?spans=${spans}&answers=${answers}&into=${request.into ?? language}`).finally(() => clearTimeout(waiting));
    if (mine !== asked || (waited && !pane.open)) return; // put away before it was there
    // A link to words knows their place only.
    const quoted = (n) => article.paragraphs.flatMap(({ parts }) => parts).filter((part) => part.n === n).map((part) => part.text).join("");
    for (const span of order) if (!span.quote) Object.assign(span, { ...article, article_id: request.article_id, revision: request.revision, day: date(article.published).replaceAll("\u00a0", " "), quote: quoted(span.n) });
    show(header(article, request), body(article, request), el("figure", { class: "page", hidden: true, tabindex: 0, "aria-label": t("pane.page") }));
    shown.glosses = article.glosses;
    if (location.hash.startsWith(LINKED)) entitle(article.title);
    document.dispatchEvent(new CustomEvent("article-opened", { detail: request }));
    for (const { n, level } of order) for (const mark of pane.querySelectorAll(`mark[data-n="${n}"]`)) mark.classList.add(level ?? "strong");
    if (shown.at >= 0) await choose(shown.at, request.quiet || typing());
    else if (!typing()) pane.querySelector("h2").focus();
  } catch (failure) {
    if (mine !== asked) return;
    show(header(null, request), unreadable(failure, request, order.find((span) => span.n === request.chosen)));
    if (!request.quiet && !typing()) (pane.querySelector(".failure button") ?? pane.querySelector("h2")).focus();
  }
}

/* A sentence as a button that opens its article there; `words`: its quote, or that in parts. */
export const sentenceButton = (one, kind, words = one.quote, answers = []) => button([
  el("span", { class: "quote", dir: one.direction, lang: one.language === "und" ? null : one.language }, words),
  el("span", { class: "meta", dir: one.title_direction }, dotted(el("bdi", { lang: one.language }, one.title), one.source, date(one.published))),
], () => openArticle({ ...one, spans: [{ ...one, n: 1 }], answers, chosen: 1 }), { class: kind });

/* Why the article is not shown; the words that were quoted are known all the same. */
function unreadable(failure, request, span) {
  const retry = () => button([icon(...ICONS.retry), t("error.retry")], () => openArticle(request), { class: "quiet" });
  return el("div", { class: "failure", role: "alert" },
    el("p", { dir: "auto" }, failure.message),
    span?.quote && el("blockquote", { dir: span.direction, lang: span.language }, span.quote),
    failure.code === "error.removed" ? button(t("library.removed"), toRemoved)
      : ![400, 404].includes(failure.status) && retry()); // what is not there is not there at the next try either
}

function toRemoved() {
  closePane();
  goTo("library/removed");
}

export function closePane() {
  asked += 1;
  if (!pane.open) return;
  const held = pane.contains(document.activeElement);
  const back = opener;
  keeping(back, () => pane.close());
  // The browser gives the focus back to what first opened the dialog, and not to what was pressed last.
  if (held && back?.checkVisibility()) back.focus({ preventScroll: true });
}

/* Beside the pane a conversation is narrower: what was pressed in it stays where it was on the screen. */
async function keeping(pressed, change) {
  const talk = pressed?.isConnected ? pressed.closest(".talk") : null;
  const at = pressed?.getBoundingClientRect().top;
  change();
  for (let look = 0; talk && look < 2; look += 1) {
    talk.scrollTop += pressed.getBoundingClientRect().top - at;
    await laidOut();
  }
}

function reveal() {
  keeping(opener, () => {
    if (!pane.open) narrow.matches ? lay() : pane.show();
    pane.parentElement.classList.add("reading");
  });
}

/* A sheet covers all of a narrow screen: Back puts it away, and leaves nothing else. */
function lay() {
  if (!history.state?.sheet) history.pushState({ ...history.state, sheet: true }, "");
  pane.showModal();
}

addEventListener("popstate", () => narrow.matches && closePane());

pane.addEventListener("close", () => {
  if (history.state?.sheet) {
    history.back();
    addEventListener("popstate", unlinked, { once: true });
  } else unlinked();
  pane.replaceChildren();
  pane.parentElement.classList.remove("reading");
  document.dispatchEvent(new CustomEvent("article-closed"));
  const place = opener?.checkVisibility() ? opener : document.querySelector(".view:not([hidden]) :is(textarea, input, a, button)");
  // Who has gone on to something else meanwhile, is there already.
  if (document.activeElement === document.body) place?.focus({ preventScroll: opener === place });
  opener = shown = null;
});

/* A link to words has led to them: pressed once more it leads there again. */
function unlinked() {
  if (!location.hash.startsWith(LINKED)) return;
  history.replaceState(history.state, "", `${location.pathname}${location.search}#library`);
  entitle(t("view.library"));
}

// A press on the backdrop closes the sheet.
pane.addEventListener("click", (event) => event.target === pane && narrow.matches && pane.close());

pane.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const key = keyOf(event);
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !pane.open || event.defaultPrevented || narrow.matches) return;
  // One key closes one thing: what lies over the article goes first.
  if (!document.querySelector(":popover-open:not(#quote-box), dialog:modal")) closePane();
});

// A sheet is modal, a pane is not: a page that changes its width opens it anew, where it was. Paper is narrow, and has
// no time to wait for that.
narrow.addEventListener("change", async () => {
  if (!pane.open || pane.matches(":modal") === narrow.matches || matchMedia("print").matches) return;
  const request = shown;
  const giveBack = opener;
  pane.close();
  opener = giveBack;
  if (request) await openArticle(request);
  if (request?.paged) pane.querySelector(".paper[aria-pressed]")?.click();
});

const stopsOf = (request) => request.stops ?? request.spans ?? [];

function step(by) {
  const stops = shown ? stopsOf(shown) : [];
  if (!stops.length) return;
  const here = stops.findIndex((one) => one.n === shown.chosen);
  const next = stops[(Math.max(here, by > 0 ? -1 : 0) + by + stops.length) % stops.length];
  const at = pane.querySelector(".text") ? shown.order.indexOf(next) : -1;
  if (at < 0) shown.open?.(next);
  else choose(at);
}

/* Which of the stops is on show. */
function placeOf(request) {
  const stops = stopsOf(request);
  return t("pane.place", { at: 1 + stops.findIndex((one) => one.n === request.chosen), n: stops.length });
}

async function choose(at, quiet = false) {
  shown.at = at;
  const span = shown.order[at];
  shown.chosen = span.n;
  for (const mark of pane.querySelectorAll("mark")) mark.classList.toggle("chosen", mark.dataset.n === String(span.n));
  const place = pane.querySelector(".place");
  if (place) place.textContent = placeOf(shown);
  const gloss = pane.querySelector(".gloss");
  const words = allGlossed(span, shown.glosses.filter(({ n }) => n === span.n));
  gloss.hidden = !words.length;
  gloss.querySelector("span").replaceChildren(...words);
  if (shown.paged) await showPage();
  const mark = pane.querySelector("mark.chosen");
  if (!mark || shown?.paged) return;
  mark.tabIndex = -1;
  if (!quiet) mark.focus({ preventScroll: true });
  // Paragraphs far away have heights that are guessed until they come near, so a jump lands beside its aim: look again.
  for (let look = 0; look < LOOKS && mark.isConnected; look += 1) {
    const before = mark.getBoundingClientRect().top;
    mark.scrollIntoView({ block: "center" });
    await laidOut();
    if (look && Math.abs(mark.getBoundingClientRect().top - before) < 1) break;
  }
  if (!quiet) announce(t("pane.at-citation", { at: span.n }));
}

/* The page of the PDF in the place of the text, or the text again. */
async function togglePage(toggle) {
  shown.paged = !shown.paged;
  toggle.setAttribute("aria-pressed", shown.paged);
  pane.querySelector(".text").hidden = shown.paged;
  pane.querySelector(".page").hidden = !shown.paged;
  if (shown.paged) await showPage();
  else if (shown.at >= 0) await choose(shown.at);
}

const pageShown = () => (shown.paged ? pane.querySelector("figcaption")?.firstChild.textContent : null);

async function showPage() {
  const mine = asked;
  const place = pane.querySelector(".page");
  const span = shown.order[Math.max(shown.at, 0)];
  place.setAttribute("aria-busy", "true");
  try {
    const found = await get(`articles/${encodeURIComponent(shown.article_id)}/${shown.revision}/page?start=${span.start}&end=${span.end}`);
    if (mine !== asked || shown?.order[Math.max(shown.at, 0)] !== span) return;
    const caption = t("pane.page-of", { at: number(found.page), n: number(found.pages) });
    const boxes = found.boxes.map(([left, top, width, height]) => el("i", {
      style: `left: ${100 * left}%; top: ${100 * top}%; width: ${100 * width}%; height: ${100 * height}%`,
    }));
    place.replaceChildren(
      el("figcaption", {}, caption, boxes.length ? null : ` · ${t("pane.page-unmarked")}`),
      el("div", { class: "sheet" }, el("img", { src: found.picture, width: found.width, height: found.height, alt: caption }), boxes),
    );
    await place.querySelector("img").decode();
    const first = place.querySelector("i");
    if (mine === asked && first) first.scrollIntoView({ block: "center" });
    announce(caption);
  } catch (failure) {
    if (mine === asked) place.replaceChildren(el("p", { class: "failure", role: "alert", dir: "auto" }, failure.message));
  } finally {
    place.removeAttribute("aria-busy");
  }
}

function header(article, request) {
  const close = button(icon(...ICONS.close), closePane, { class: "round", "aria-label": t("pane.close") });
  const bar = el("div", { class: "bar" }, close);
  if (stopsOf(request).length > 1) {
    bar.append(
      el("span", { class: "place" }, placeOf(request)),
      button(icon(...ICONS.previous), () => step(-1), { class: "round", "aria-label": t("pane.previous"), title: `${t("pane.previous")} (K)` }),
      button(icon(...ICONS.next), () => step(1), { class: "round", "aria-label": t("pane.next"), title: `${t("pane.next")} (J)` }),
    );
  }
  if (!article) {
    const known = [request, ...(request.spans ?? [])].find((one) => one.title);
    const title = known ? { dir: known.title_direction, lang: known.language } : { class: "unseen" };
    return el("header", {}, bar, el("h2", { id: "pane-title", tabindex: -1, ...title }, known?.title ?? t("pane.article")));
  }
  if (request.spans?.some((span) => span.quote)) {
    bar.append(copying(t("chat.copy-quote"), () => quoteWords(shown.order[Math.max(shown.at, 0)], pageShown()), { class: "paper" }));
  }
  if (article.paged && request.spans?.length) {
    bar.append(button([icon(...ICONS.page), t("pane.page")], (event) => togglePage(event.currentTarget), { class: "paper", "aria-pressed": "false" }));
  }
  if (article.url) {
    const attributes = { class: "original", href: article.url, target: "_blank", rel: "noopener noreferrer" };
    bar.append(el("a", attributes, t("pane.original"), icon(...ICONS.outside)));
  }
  return el("header", {},
    bar,
    el("h2", { id: "pane-title", dir: article.title_direction, lang: article.language, tabindex: -1 }, article.title),
    el("p", { class: "meta", dir: article.title_direction }, dotted(article.source, published(article.published), languageName(article.language))),
    !article.current && el("p", { class: "changed" }, t("pane.changed")),
    el("p", { class: "gloss", hidden: true }, el("b", {}, t("pane.gloss")), " ", el("span", {})),
  );
}

function body(article, { spans = [] }) {
  // The number stands before the mark, not in it: the mark's text is the quote.
  const said = (n) => [t("pane.citation", { at: n }), ...weak(spans.find((span) => span.n === n)?.level)].join(". ");
  const numbered = (n) => el("span", { class: "number", lang: language, "aria-label": said(n), role: "img" }, number(n));
  // Its name is in the language of the page, what stands in it in the article's.
  return el("div", { class: "text", tabindex: 0, role: "region", "aria-label": t("pane.text") },
    article.paragraphs.slice(headed(article) ? 1 : 0).map((one) => paragraph(one, article.language, numbered)));
}

/* Whether the text begins with the title, which stands above it already; where that is cited it is shown as cited. */
function headed({ title, paragraphs: [first] }) {
  const parts = first?.parts ?? [];
  return parts.every((part) => part.n === null) && parts.map((part) => part.text).join("").trim() === title;
}

/* A paragraph as the server has cut it, each citation in a mark; `before(n)` may give what stands before that. */
export function paragraph({ direction, parts }, lang, before = () => "") {
  const p = el("p", { dir: direction, lang });
  let mark = null;
  for (const part of parts) {
    const run = el(part.answer ? "strong" : "span", { dataset: { start: part.start } }, part.text);
    if (part.n === null) mark = null;
    else if (mark?.dataset.n !== String(part.n)) {
      mark = el("mark", { dataset: { n: part.n }, dir: direction });
      p.append(before(part.n), mark);
    }
    (mark ?? p).append(run);
  }
  return p;
}
