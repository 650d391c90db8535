/* Earlier conversations: a new one, the list, deleting, the one on the page as a file. The one on the page is remembered in this browser. */
import { get, send } from "./api.js";
import { ICONS, announce, button, el, icon, refill, twice } from "./dom.js";
import { language, moment, t } from "./i18n.js";
import { files, menu } from "./popover.js";

const KEY = "maqal.conversation";
const MOST = 100; // that the server gives at once

export const remembered = () => localStorage.getItem(KEY);
export const remember = (conversation) => localStorage.setItem(KEY, conversation);
export const forget = () => localStorage.removeItem(KEY);

/* `open(id)` shows a conversation, `fresh()` an empty page; `deleted()`: the one on the page, `current()`, is no more. */
export function history({ open, fresh, deleted, current }) {
  const list = el("ul", { class: "conversations" });
  const search = el("input", { type: "search", "aria-label": t("history.search"), placeholder: t("history.search") });
  const panel = el("div", { class: "panel", "aria-label": t("history.title"), role: "group" }, search, list);
  const [opener, box] = menu([icon(...ICONS.history), el("span", {}, t("history.title"))], panel, refresh);
  search.addEventListener("input", () => refresh(true));
  let asked = 0; // a slow old answer must not overwrite a newer one

  async function refresh(told = false) {
    const mine = (asked += 1);
    let found;
    try {
      found = (await get(`conversations?query=${encodeURIComponent(search.value)}`)).conversations;
    } catch (failure) {
      if (mine !== asked) return;
      list.replaceChildren(el("li", { class: "empty", dir: "auto" }, failure.message));
      announce(failure.message);
      return;
    }
    if (mine !== asked) return;
    refill(list, found.map(row));
    const note = !found.length ? (search.value ? "history.no-match" : "history.none") : found.length >= MOST ? "history.more" : null;
    if (note) list.append(el("li", { class: "empty" }, t(note, { n: MOST })));
    if (told) announce(note ? t(note, { n: MOST }) : t("library.found", { n: found.length }));
  }

  function row(conversation) {
    const show = () => {
      box.hidePopover();
      open(conversation.conversation_id);
    };
    const here = conversation.conversation_id === current();
    const name = button([
      el("span", { class: "title", dir: conversation.direction }, conversation.title),
      el("span", { class: "meta" }, `${moment(conversation.updated)} · ${t("history.turns", { n: conversation.turns })}`),
    ], show, { "aria-current": here ? "true" : null });
    const remove = twice(icon(...ICONS.remove), t("history.sure"), () => deleteIt(conversation), {
      class: "round", "aria-label": t("history.delete", { title: conversation.title }), title: t("history.delete-short"),
    });
    return el("li", { dataset: { key: conversation.conversation_id } }, name, remove);
  }

  async function deleteIt(conversation) {
    try {
      await send("DELETE", `conversations/${conversation.conversation_id}`);
    } catch (failure) {
      // Deleted in another window is deleted; otherwise it is still there, and so is what the page shows of it.
      if (failure.status !== 404) return list.prepend(el("li", { class: "empty", role: "alert", dir: "auto" }, failure.message));
    }
    if (conversation.conversation_id === current()) deleted();
    await refresh();
    if (!search.matches(":focus")) (list.querySelector("button") ?? search).focus();
  }

  const begin = button([icon(...ICONS.plus), el("span", {}, t("history.new"))], fresh, { class: "quiet new" });
  return el("div", { class: "talk-bar" }, begin, opener, box, exports(current));
}

const FORMATS = { markdown: "Markdown", html: "HTML", json: "JSON" };

function exports(current) {
  const [opener, box] = files(el("span", {}, t("review.export")), t("history.export"), () => {
    const address = `api/conversations/${encodeURIComponent(current())}/export`;
    return Object.entries(FORMATS).map(([format, name]) =>
      el("a", { href: `${address}?format=${format}&language=${language}`, download: true }, name));
  });
  opener.title = t("history.export");
  opener.classList.add("export");
  opener.hidden = true; // until there is something
  return [opener, box];
}
