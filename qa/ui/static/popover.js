/* The quote of a citation, shown beside its mark while the pointer or the focus is on it. Escape puts it away. */
import { el } from "./dom.js";
import { date, percent, t } from "./i18n.js";

const DELAY = 150; // milliseconds: passing over a mark shows nothing
const box = el("div", { id: "quote-box", role: "tooltip", popover: "manual" });
let timer = 0;
let owner = null;

box.addEventListener("pointerenter", () => clearTimeout(timer));
box.addEventListener("pointerleave", later);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !owner) return;
  event.preventDefault();
  hide();
}, true);
document.addEventListener("scroll", () => owner && hide(), true);

export function quoteOn(link, citation) {
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && soon(() => show(link, citation)));
  link.addEventListener("pointerleave", later);
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link, citation));
  link.addEventListener("blur", hide);
  link.addEventListener("click", hide);
}

function soon(then) {
  clearTimeout(timer);
  timer = setTimeout(then, DELAY);
}

function later() {
  soon(hide);
}

function hide() {
  clearTimeout(timer);
  owner?.removeAttribute("aria-describedby");
  owner = null;
  if (box.matches(":popover-open")) box.hidePopover();
}

function show(link, citation) {
  hide();
  owner = link;
  const meta = [citation.source, date(citation.published)].filter(Boolean);
  box.replaceChildren(
    el("p", { class: "quote", dir: citation.direction, lang: citation.language }, citation.quote),
    citation.gloss && el("p", { class: "gloss", dir: "auto" }, citation.gloss),
    el("p", { class: "meta" },
      el("bdi", { lang: citation.language }, citation.title), meta.map((part) => [" · ", el("bdi", {}, part)])),
    el("p", { class: `level ${citation.level}` }, `${t(`level.${citation.level}`)} · ${percent(citation.support)}`),
  );
  link.after(box);
  link.setAttribute("aria-describedby", box.id);
  box.showPopover();
  const at = link.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - 8);
  const above = at.top - size.height - 6;
  box.style.left = `${left}px`;
  box.style.top = `${above > 8 ? above : Math.min(at.bottom + 6, innerHeight - size.height - 8)}px`;
}
