/* Small boxes over the page: the quote of a citation beside its mark, and menus that a button opens. */
import { ICONS, button, dotted, el, glossed, icon } from "./dom.js";
import { direction, language, percent, published, t } from "./i18n.js";

const DELAY = 150; // milliseconds: passing over a mark shows nothing
const quote = el("div", { id: "quote-box", role: "tooltip", popover: "manual", dir: direction, lang: language });
let timer = 0;
let owner = null;

quote.addEventListener("pointerenter", () => clearTimeout(timer));
quote.addEventListener("pointerleave", () => soon(hide));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !owner) return;
  event.preventDefault();
  hide();
}, true);
document.addEventListener("scroll", (event) => {
  if (!owner || quote.contains(event.target)) return;
  // The browser itself scrolls to a mark that gets the focus: its quote stays with it.
  const { top, bottom } = owner.getBoundingClientRect();
  if (owner === document.activeElement && top >= 0 && bottom <= innerHeight) place(quote, owner);
  else hide();
}, true);
addEventListener("resize", () => owner && place(quote, owner));

/* Show `citation`'s words beside `link` while the pointer or the focus is on it. Escape puts them away. */
export function quoteOn(link, citation) {
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && soon(() => show(link, citation)));
  link.addEventListener("pointerleave", () => soon(hide));
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link, citation));
  link.addEventListener("blur", hide);
  link.addEventListener("click", hide);
}

/* [button, box]: the button opens the box with `content`, after `before()`; Escape, a press or the focus elsewhere closes it. */
export function menu(label, content, before) {
  const box = el("div", { class: "menu", popover: "auto" }, content);
  const opener = button(label, null, { class: "quiet" });
  opener.popoverTargetElement = box;
  box.addEventListener("beforetoggle", (event) => event.newState === "open" && before?.());
  // What has the focus next must not lie under it.
  for (const one of [box, opener]) one.addEventListener("focusout", ({ relatedTarget: next }) => next && next !== opener && !box.contains(next) && box.hidePopover());
  addEventListener("resize", () => box.matches(":popover-open") && place(box, opener));
  box.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    place(box, opener);
    box.querySelector("input, button")?.focus();
  });
  return [opener, box];
}

/* [button, box] of files to keep: the links are made when the box opens, for what is on the page then. */
export function files(label, name, links) {
  const panel = el("div", { class: "panel", role: "group", "aria-label": name });
  const [opener, box] = menu([icon(...ICONS.save), label], panel, () => panel.replaceChildren(...links()));
  panel.addEventListener("click", (event) => event.target.closest("a") && box.hidePopover());
  return [opener, box];
}

/* Put `box` above or below `anchor`, where there is more room, inside the window. */
function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const width = box.getBoundingClientRect().width;
  const start = getComputedStyle(anchor).direction === "rtl" ? at.right - width : at.left;
  const wanted = box === quote ? at.left + at.width / 2 - width / 2 : start;
  const above = at.top > innerHeight / 2;
  box.style.left = `${Math.min(Math.max(8, wanted), innerWidth - width - 8)}px`;
  box.style.top = above ? "auto" : `${at.bottom + 6}px`;
  box.style.bottom = above ? `${innerHeight - at.top + 6}px` : "auto";
  box.style.maxHeight = `${(above ? at.top : innerHeight - at.bottom) - 16}px`;
}

function soon(then) {
  clearTimeout(timer);
  timer = setTimeout(then, DELAY);
}

function hide() {
  clearTimeout(timer);
  owner?.removeAttribute("aria-describedby");
  owner = null;
  if (quote.matches(":popover-open")) quote.hidePopover();
}

function show(link, citation) {
  hide();
  owner = link;
  const quoted = link.closest("blockquote"); // what stands there is not said again
  quote.replaceChildren(...[
    !quoted && el("p", { class: "quote", dir: citation.direction, lang: citation.language }, citation.quote),
    citation.gloss && el("p", { class: "gloss" }, glossed(citation)),
    !quoted && el("p", { class: "meta" },
      dotted(el("bdi", { lang: citation.language }, citation.title), citation.source, published(citation.published))),
    el("p", { class: `level ${citation.level}` }, `${t(`level.${citation.level}`)} · ${percent(citation.support)}`),
  ].filter(Boolean));
  link.after(quote);
  link.setAttribute("aria-describedby", quote.id);
  quote.showPopover();
  place(quote, link);
}
