/* The list of articles: only the rows near the window exist, and only pages that were seen are fetched, so that ten
   thousand articles scroll like ten. A row has the same height everywhere (`--row`); its place follows from its number. */
import { get } from "./api.js";
import { ICONS, announce, button, el, icon } from "./dom.js";
import { number, t } from "./i18n.js";
import { actions, nameOf, remove, words } from "./library-article.js";
import { inTheText } from "./library-words.js";

const PAGE = 100;
const BEYOND = 10; // rows kept ready above and below the window
const TYPING = 120; // milliseconds
const SORTS = { added: true, published: true, title: false, source: false, language: false };

export function listing(view) {
  let pages = new Map(); // number of the page -> its articles, or null while they come
  let total = 0;
  let state = 0; // rises with every other search: what comes late for an older one is dropped
  let timer = 0;
  let counted = 0; // rises with every request for what the list can be kept to
  let jump = 0;
  let aim = 0; // rises with every row that the keys go to
  let chosen = -1; // the row that the keyboard is at
  let returning = null; // the article whose row gets the focus when it is drawn
  const rows = new Map(); // place -> its <li>

  const search = el("input", { type: "search", id: "library-search", placeholder: t("library.search"), "aria-label": t("library.search") });
  const sort = el("select", { id: "library-sort" }, Object.keys(SORTS).map((value) => el("option", { value }, t(`library.sort.${value}`))));
  const turn = button("", () => order(!descending), { class: "round reverse" });
  const language = el("select", { id: "library-language", hidden: true, "aria-label": t("library.field.language") });
  const outlet = el("select", { id: "library-source", hidden: true, "aria-label": t("library.field.source") });
  const count = el("p", { class: "meta count" });
  const list = el("ul", { id: "articles", class: "rows", "aria-label": t("library.articles") });
  const note = el("p", { class: "empty", tabindex: -1, hidden: true });
  const text = inTheText();
  const bar = el("div", { class: "list-bar" },
    search,
    el("span", { class: "narrowing" },
      language, outlet,
      el("span", { class: "sorting" }, el("label", { for: sort.id, class: "meta" }, t("library.sort")), sort, turn)),
    el("div", { class: "counted" }, count, text.link));
  let descending = true;

  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(again, TYPING);
  });
  sort.addEventListener("change", () => order(SORTS[sort.value]));
  language.addEventListener("change", again);
  outlet.addEventListener("change", again);
  view.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(list);
  list.addEventListener("keydown", keys);
  list.addEventListener("focusin", (event) => (chosen = Number(event.target.closest("li")?.dataset.at ?? -1)));
  list.addEventListener("focusout", () => (chosen = -1));
  order(true, false);
  document.addEventListener("library-changed", ({ detail }) => (returning = detail?.restored ? detail.article.article_id : null));

  function order(down, look = true) {
    descending = down;
    const name = t(down ? "library.descending" : "library.ascending");
    turn.replaceChildren(icon(...ICONS[down ? "descending" : "ascending"]));
    turn.setAttribute("aria-label", name);
    turn.title = name;
    if (look) again();
  }

  /* Another search: from the top. */
  function again() {
    const top = list.getBoundingClientRect().top - view.getBoundingClientRect().top - bar.offsetHeight;
    if (top < 0) view.scrollTop += top;
    return refresh(true);
  }

  /* Look again, in place: the rows on show stay until the new ones are there. */
  async function refresh(told = false) {
    state += 1;
    const mine = state;
    if (!told) choices();
    const first = Math.floor(Math.min(range()[0], Math.max(0, total - 1)) / PAGE);
    try {
      const [found, sentences] = await Promise.all([fetchPage(first), text.fetched(search.value, narrowed())]);
      if (mine !== state) return;
      text.show(sentences, found.total > 0);
      pages = new Map([[first, found.articles]]);
      total = found.total;
    } catch (failure) {
      if (mine !== state) return;
      pages = new Map();
      total = 0;
      text.show(null);
      const pressed = note.contains(document.activeElement);
      note.replaceChildren(`${failure.message} `, button(t("error.retry"), () => refresh(true)));
      if (pressed) note.querySelector("button").focus();
      note.hidden = false;
      count.textContent = "";
      announce(failure.message);
      draw();
      return;
    }
    const kept = search.value.trim() || language.value || outlet.value;
    const only = total ? "" : text.told();
    count.textContent = only || t(kept ? "library.found" : "library.count", { n: total });
    note.hidden = total > 0 || only !== "";
    note.textContent = t(kept ? "library.none-found" : "library.empty");
    bar.hidden = !total && !kept;
    view.classList.toggle("bare", !total && !kept);
    draw();
    if (returning) list.querySelector(`[data-article="${CSS.escape(returning)}"] button`)?.focus({ preventScroll: true });
    returning = null;
    if (told) announce([count.textContent, total ? text.told() : ""].filter(Boolean).join(" · "));
  }

  const narrowed = () => ({ ...(language.value && { language: language.value }), ...(outlet.value && { source: outlet.value.slice(1) }) });

  const fetchPage = (page) => get(`articles?${new URLSearchParams({
    query: search.value, sort: sort.value, descending,
    ...narrowed(), offset: page * PAGE, limit: PAGE,
  })}`);

  async function choices() {
    const mine = (counted += 1);
    const found = await get("statistics").catch(() => null);
    if (!found || mine !== counted) return;
    const option = (value, name, n) => el("option", { value, dataset: { name } }, n === undefined ? name : `${name} (${number(n)})`);
    const fill = (select, options) => {
      const [before] = select.selectedOptions;
      // What the list is kept to is said also where nothing of it is left.
      if (before && !options.some((one) => one.value === before.value)) options.push(option(before.value, before.dataset.name, 0));
      select.replaceChildren(...options);
      if (before) select.value = before.value;
      select.hidden = options.length < 3 && !select.value;
    };
    fill(language, [option("", t("library.all-languages")), ...found.languages.map((one) => option(one.value, nameOf(one.value), one.count))]);
    // A mark before the name: the outlet without a name must not be every outlet.
    fill(outlet, [option("", t("library.all-outlets")), ...found.sources.map((one) => option(`=${one.value}`, one.shown || t("library.no-outlet"), one.count))]);
  }

  function height() {
    return Number.parseFloat(getComputedStyle(list).getPropertyValue("--row")) * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  /* The places [first, past) of the rows that are near the window. */
  function range() {
    const above = view.getBoundingClientRect().top - list.getBoundingClientRect().top;
    const tall = height();
    const first = Math.floor(above / tall) - BEYOND;
    const past = Math.ceil((above + view.clientHeight) / tall) + BEYOND;
    return [Math.max(0, first), Math.max(0, past)];
  }

  function draw() {
    if (!list.checkVisibility()) return;
    const tall = height();
    list.style.blockSize = `${total * tall}px`;
    const [first, past] = range();
    const wanted = new Set();
    for (let at = first; at < Math.min(past, total); at += 1) wanted.add(at);
    // The row with the focus stays, or the keyboard would lose its place.
    if (chosen >= 0 && chosen < total) wanted.add(chosen);
    let lost = false; // the focus, with the last row
    for (const [at, row] of rows) {
      if (wanted.has(at)) continue;
      lost ||= row.contains(document.activeElement);
      row.remove();
      rows.delete(at);
    }
    let next = list.firstElementChild;
    for (const at of [...wanted].sort((a, b) => a - b)) {
      const article = pages.get(Math.floor(at / PAGE))?.[at % PAGE];
      let row = rows.get(at);
      if (!row) {
        row = el("li", { class: "blank" });
        rows.set(at, row);
        list.insertBefore(row, next);
      } else next = row.nextElementSibling;
      fillRow(row, at, article, tall);
    }
    if (lost) (list.lastElementChild?.querySelector("button") ?? note).focus({ preventScroll: true });
    clearTimeout(jump);
    if ([...wanted].some((at) => !pages.has(Math.floor(at / PAGE)))) jump = setTimeout(() => fetchMissing(wanted), 40);
  }

  function fillRow(row, at, article, tall) {
    row.style.insetBlockStart = `${at * tall}px`;
    row.dataset.at = at;
    row.setAttribute("aria-posinset", at + 1);
    row.setAttribute("aria-setsize", total);
    // What was shown before stays until what belongs here has come.
    if (row.shown === article || (!article && row.shown)) return;
    row.shown = article;
    const held = row.contains(document.activeElement) ? document.activeElement.className : null;
    row.classList.remove("blank");
    row.dataset.article = article.article_id;
    row.replaceChildren(...words(article), actions(article));
    if (held) (row.getElementsByClassName(held)[0] ?? row.querySelector("button"))?.focus({ preventScroll: true });
  }

  async function fetchMissing(wanted) {
    const mine = state;
    const missing = [...new Set([...wanted].map((at) => Math.floor(at / PAGE)))].filter((page) => !pages.has(page));
    for (const page of missing) pages.set(page, null);
    await Promise.all(missing.map(async (page) => {
      try {
        const found = await fetchPage(page);
        if (mine === state) pages.set(page, found.articles);
      } catch {
        if (mine === state) pages.delete(page); // asked for again when it is next scrolled to
      }
    }));
    if (mine === state) draw();
  }

  /* Up, Down, Page, Home and End go through the rows, Delete removes one. */
  function keys(event) {
    const at = Number(event.target.closest("li")?.dataset.at ?? -1);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const many = Math.max(1, Math.floor(view.clientHeight / height()) - 2);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + many, PageUp: at - many, Home: 0, End: total - 1 }[event.key];
    if (to !== undefined) go(Math.min(total - 1, Math.max(0, to)));
    else if (event.key === "Delete" && event.repeat) return; // held: one press removes one
    else if (event.key === "Delete") {
      const article = pages.get(Math.floor(at / PAGE))?.[at % PAGE];
      if (article) remove(article);
    } else return;
    event.preventDefault();
  }

  async function go(at) {
    const mine = (aim += 1);
    const tall = height();
    const place = list.getBoundingClientRect().top - view.getBoundingClientRect().top + at * tall;
    const [top, foot] = [bar.offsetHeight, view.clientHeight - 2 * tall];
    if (place < top) view.scrollTop += place - top;
    else if (place > foot) view.scrollTop += place - foot;
    draw();
    for (let tries = 0; tries < 100 && !rows.get(at)?.querySelector("button"); tries += 1) {
      await new Promise((later) => setTimeout(later, 20));
    }
    // Who has gone on meanwhile is not called back.
    if (mine === aim && list.contains(document.activeElement)) rows.get(at)?.querySelector("button")?.focus({ preventScroll: true });
  }

  return { element: el("section", { class: "listing", "aria-label": t("library.articles") }, bar, note, list, text.element), refresh: () => refresh() };
}
