/* The frame around the views: top line, navigation, the view shown, the article pane, the live region.

   A view is a module `<name>.js` with a default export { mount(root, path), show(path) }: `mount` is called once, when
   the view is first opened, `show` (optional) each time it is opened again. `path` is the list of what follows the
   view's name in the address: #review/abc/2 -> ["abc", "2"]. Add it to VIEWS, and `view.<name>` to the catalogues.
   A view is fetched when it is opened: what is wrong with one leaves the others alone. */
import { account } from "./account.js";
import { announce, brand, el, entitle, follow, live, markCurrent, narrow } from "./dom.js";
import { dropSign } from "./drop-sign.js";
import { t } from "./i18n.js";
import { languages } from "./languages.js";
import { LINKED, closePane, pane } from "./pane.js";

const VIEWS = ["chat", "review", "library"];
const modules = new Map(); // of the views that are mounted, by name

/* `user`: who is logged in, if anybody is. */
export function build(root, user) {
  const tabs = new Map(VIEWS.map((name) => [name, el("a", { href: `#${name}`, onclick: follow }, t(`view.${name}`))]));
  const sections = new Map(VIEWS.map((name) =>
    [name, el("section", { id: `view-${name}`, class: "view", "aria-label": t(`view.${name}`), hidden: true })]));
  const top = el("header", { class: "top", role: "banner" },
    el("a", { class: "skip", href: "#", onclick: skip }, t("shell.skip")),
    brand(),
    el("nav", { "aria-label": t("shell.views") }, [...tabs.values()]),
    languages(),
    account(user),
  );
  const body = el("main", { id: "body" }, el("div", { id: "views", tabindex: -1 }, [...sections.values()]), pane);
  const library = () => mounted("library", []); // which takes what is dropped
  root.closest("main")?.setAttribute("role", "none"); // Gradio's, which has all of the page in it
  root.append(top, body, dropSign(library), live);
  addEventListener("hashchange", ({ oldURL }) => {
    // A sheet lies over the view that it was opened from; what a link has opened goes with the link.
    if (narrow.matches || oldURL.includes(LINKED)) closePane();
    route();
  });
  let shown = null; // the name of the view
  route();

  async function route() {
    const [wanted, ...path] = location.hash.slice(1).split("/").map(decoded);
    const name = VIEWS.includes(wanted) ? wanted : VIEWS[0];
    if (name !== shown) closePane(); // an article belongs to the view that it was opened from
    if (shown && name !== shown) announce(t(`view.${name}`)); // the focus may stay where it is
    shown = name;
    for (const one of VIEWS) {
      sections.get(one).hidden = one !== name;
      markCurrent(tabs.get(one), one === name);
    }
    entitle(t(`view.${name}`));
    if (modules.has(name)) (await modules.get(name))?.show?.(path);
    else mounted(name, path);
  }

  function mounted(name, path) {
    if (!modules.has(name)) modules.set(name, mount(name, sections.get(name), path));
  }
}

async function mount(name, section, path) {
  try {
    const view = (await import(`./${name}.js`)).default;
    view.mount(section, path);
    return view;
  } catch (error) {
    console.error(error);
    modules.delete(name);
    section.replaceChildren(el("p", { class: "failure", role: "alert" }, t("error.view")));
    return null;
  }
}

/* A part of an address; one that somebody cut in the middle of a letter is none. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

function skip(event) {
  event.preventDefault();
  (document.querySelector(".view:not([hidden]) #question") ?? document.getElementById("views")).focus();
}
