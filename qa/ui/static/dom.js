/* Building the page: `el` is the only maker of elements, and it knows text, never markup. */

/* el("button", { class: "quiet", "aria-label": "…", onclick: f, dataset: { n: 1 } }, "words", childNode, null, [more])
   Strings become text nodes; null, undefined and false are left out, as children and as attributes. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/* Of a field for a date: a year has four digits, here and in every article. */
export const LAST_DAY = "9999-12-31";

export function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

const DELIBERATE = 700; // milliseconds: what is pressed sooner belongs to the press before

/* A button that, pressed, puts another before itself, which does what is for good; `then` gets that one. Where the pointer
   is, or a key is held, nothing is done for good: a double press only asks. */
export function twice(label, sure, then, attributes = {}) {
  const first = button(label, ({ timeStamp: asked }) => {
    const second = button(sure, ({ timeStamp, detail }) => detail < 2 && timeStamp - asked > DELIBERATE && then(second), { class: "sure" });
    second.addEventListener("keydown", (event) => event.repeat && event.preventDefault());
    second.addEventListener("blur", () => second.isConnected && second.remove());
    first.before(second);
    second.focus();
  }, attributes);
  return first;
}

/* The one of some links, or buttons, that stands for what is on show; `kind` is what `aria-current` says of it. */
export function markCurrent(element, is, kind = "page") {
  if (is) element.setAttribute("aria-current", kind);
  else element.removeAttribute("aria-current");
}

/* Put `rows` in the place of those in `list`; the one with the focus stays as it is where there is one with its `data-key`
   among them: what was pressed in it, or opened, is not taken away. */
export function refill(list, rows) {
  const held = [...list.children].find((one) => one.contains(document.activeElement));
  const at = rows.findIndex((one) => one === held || (held?.dataset.key && one.dataset.key === held.dataset.key));
  if (at < 0) return list.replaceChildren(...rows);
  for (const one of [...list.children]) if (one !== held) one.remove();
  held.before(...rows.slice(0, at));
  held.after(...rows.slice(at + 1));
}

/* For a link within the page, which has a <base>: a plain "#…" would leave the page where the address has a query. */
export function follow(event) {
  event.preventDefault();
  location.hash = event.currentTarget.hash;
}

export const brand = () =>
  el("h1", { class: "brand" }, el("span", { lang: "en" }, "Maqal"), el("span", { lang: "ar", dir: "rtl" }, "مقال"));

/* Go to another view: the focus stays at its name in the top line, where it would be after a press there. */
export function goTo(hash) {
  document.querySelector(`.top nav a[href="#${hash.split("/")[0]}"]`).focus();
  location.hash = hash;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/* One stroke icon out of `paths` (the `d` of each line, on a field of 24), hidden from screen readers. */
export const icon = (...paths) =>
  svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, ...paths.map((d) => svg("path", { d })));

export const ICONS = {
  ascending: ["M12 19V5", "M6 11l6-6 6 6"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  copy: ["M9 9h10v11H9z", "M5 15V4h10"],
  descending: ["M12 5v14", "M6 13l6 6 6-6"],
  done: ["M5 12.5l4.5 4.5L19 7.5"],
  edit: ["M4 20l1-4L16 5l3 3L8 19z"],
  filter: ["M4 6h16", "M7 12h10", "M10 18h4"],
  history: ["M4 5v5h5", "M4.5 10a8 8 0 1 1-.5 4", "M12 8v4.5l3 2"],
  next: ["M6 9l6 6 6-6"],
  outside: ["M13 5h6v6", "M19 5l-9 9", "M17 14v5H5V7h5"],
  page: ["M7 3h7l4 4v14H7z", "M14 3v4h4", "M10 12h5", "M10 16h5"],
  plus: ["M12 5v14", "M5 12h14"],
  previous: ["M6 15l6-6 6 6"],
  remove: ["M5 7h14", "M9 7V4h6v3", "M7 7l1 13h8l1-13"],
  retry: ["M20 5v5h-5", "M19.5 10a8 8 0 1 0 .5 4"],
  save: ["M12 4v11", "M7 10.5l5 5 5-5", "M5 20h14"],
  search: ["M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13", "M15.5 15.5L20 20"],
  stop: ["M7 7h10v10H7z"],
};

/* An answer in the asker's language, and the words of the article that it stands for. */
export const glossed = (one) => [el("bdi", {}, one.gloss), " (", el("bdi", { lang: one.language }, one.glossed), ")"];

/* The same for all words of a quote that are certain: `more` are those beside the answer. */
export const allGlossed = (one, more) =>
  [...(one.gloss ? [one] : []), ...more.filter(({ gloss }) => gloss !== one.gloss)].flatMap((each) => [el("span", { class: "pair" }, glossed({ ...each, language: one.language })), " "]);

/* Parts in a line with dots between them, each word with a direction of its own; what is not known is left out. */
export const dotted = (...parts) => parts.filter(Boolean).map((part, place) =>
  [place ? " · " : "", typeof part === "string" ? el("bdi", {}, part) : part]);

/* Words of ours with what is isolated in them, a title, in its own language. */
export const isolated = (words, lang) => words.split(/[\u2068\u2069]/).map((part, place) => (place % 2 ? el("bdi", { lang }, part) : part));

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const narrow = matchMedia("(max-width: 899px)");

/* The key by its Latin name in small letters: on other keyboards, its place tells it. A key that writes nothing has no
   other name: "3" of the numeric keypad may be PageDown. */
export const keyOf = (event) =>
  ([...event.key].length > 1 || /^[a-z]$/i.test(event.key) ? event.key : event.code.replace(/^(Key|Digit|Numpad)/, "")).toLowerCase();

/* When what was changed has its place: what is far away is laid out a frame later. */
export const laidOut = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));

/* The name of the page, for tabs, history and bookmarks. */
export const entitle = (words) => (document.title = `${words} · Maqal`);

/* What a screen reader is told without the focus moving; the same words twice are told twice. What lies behind an open
   dialog is not heard: the line stands in the dialog then, and is there a moment before its words. */
export const live = el("div", { id: "live", class: "unseen", role: "status" });
const KNOWN = 100; // milliseconds
let telling = 0;
export function announce(...words) {
  const place = document.querySelector("dialog:modal") ?? document.getElementById("maqal");
  live.textContent = "";
  if (live.parentElement !== place) place.append(live);
  clearTimeout(telling);
  telling = setTimeout(() => live.replaceChildren(...words), KNOWN);
}
