/* The article pane, and what Gradio's page lacks: direction of the question box, spoken names, one clean pane a question.
   Article text is put in place by textContent only; the server has cut it, so nothing is counted in UTF-16 here. */
(() => {
  "use strict";

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  let opener = null; // what had the focus before the pane took it
  let asked = 0; // rises with every request, so that a slow old one cannot overwrite a newer one

  function pane() {
    let element = document.getElementById("pane");
    if (!element) {
      element = make("section");
      element.id = "pane";
      element.hidden = true;
      element.setAttribute("aria-label", "Article");
      document.getElementById("side").prepend(element);
    }
    return element;
  }

  function closePane(giveBackFocus) {
    asked += 1;
    const element = pane();
    element.hidden = true;
    element.replaceChildren();
    document.getElementById("side").classList.remove("reading");
    for (const link of document.querySelectorAll(".open-now")) link.classList.remove("open-now");
    if (giveBackFocus && opener && opener.isConnected) opener.focus();
    opener = null;
  }

  function header(article) {
    const head = make("header");
    const back = make("button", "back", "All articles");
    back.type = "button";
    back.addEventListener("click", () => closePane(true));
    head.append(back);
    if (article) {
      const about = make("div", "about");
      about.dir = article.title_direction;
      const title = make("h2", "title", article.title);
      title.lang = article.language;
      title.tabIndex = -1;
      const meta = make("div", "meta");
      for (const part of [article.source, article.published].filter(Boolean)) {
        if (meta.hasChildNodes()) meta.append(" · ");
        meta.append(make("bdi", "", part));
      }
      about.append(title, meta);
      head.append(about);
      if (!article.current) {
        head.append(make("p", "changed", "The source has changed since. These are the words as they were quoted."));
      }
    }
    return head;
  }

  function body(article, chosen) {
    const text = make("div", "text");
    text.lang = article.language;
    for (const paragraph of article.paragraphs) {
      const p = make("p");
      p.dir = paragraph.direction;
      for (const part of paragraph.parts) {
        if (part.n === null) {
          p.append(part.text);
          continue;
        }
        // The number stands before the mark, not in it: the mark's text is the quote.
        const number = make("span", "number", String(part.n));
        const mark = make("mark", part.n === chosen ? "chosen" : "", part.text);
        mark.dataset.n = part.n;
        mark.dir = paragraph.direction;
        p.append(number, mark);
      }
      text.append(p);
    }
    return text;
  }

  async function openPane(address, chosen, link) {
    asked += 1;
    const mine = asked;
    let article = null;
    let failure = "";
    try {
      const response = await fetch(address, { headers: { accept: "application/json" } });
      const data = await response.json();
      if (response.ok) article = data;
      else failure = data.error || "The article cannot be opened.";
    } catch {
      failure = "The server does not answer. Is it still running?";
    }
    if (mine !== asked) return;
    const element = pane();
    for (const other of document.querySelectorAll(".open-now")) other.classList.remove("open-now");
    link.classList.add("open-now");
    opener = link;
    element.replaceChildren(header(article));
    if (article) element.append(body(article, chosen));
    else element.append(make("p", "failure", failure));
    element.hidden = false;
    document.getElementById("side").classList.add("reading");
    const target = element.querySelector("mark.chosen") || element.querySelector("h2") || element;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const beside = matchMedia("(min-width: 900px)").matches;
    if (target.matches("mark")) {
      target.tabIndex = -1;
      target.scrollIntoView({ block: "center", behavior: calm || beside ? "auto" : "smooth" });
    } else if (!beside) element.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    else element.scrollTop = 0;
    target.focus({ preventScroll: true });
  }

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a.cite, a.open-article");
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      const parts = link.getAttribute("href").slice(1).split("/");
      const address = `article/${parts[1]}/${parts[2]}`;
      if (parts[0] === "article") {
        openPane(address, null, link);
        return;
      }
      // Every citation of the same answer into the same article is marked, the clicked one most.
      const spans = new Set();
      for (const other of link.closest(".turn").querySelectorAll("a.cite")) {
        const [, id, revision, span, n] = other.getAttribute("href").slice(1).split("/");
        if (id === parts[1] && revision === parts[2]) spans.add(`${span}-${n}`);
      }
      openPane(`${address}?spans=${[...spans].join(",")}`, Number(parts[4]), link);
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.getElementById("pane")?.hidden === false) closePane(true);
  });

  // Gradio names each message by its raw HTML, and its sanitiser drops aria-label from links.
  let questions = 0;
  function mend() {
    const box = document.querySelector("#question textarea");
    if (box && box.dir !== "auto") box.dir = "auto";
    const chat = document.getElementById("chat");
    if (!chat) return;
    for (const message of chat.querySelectorAll("[data-testid][aria-label]")) {
      const name = message.dataset.testid === "user" ? "You asked" : "Maqal answered";
      if (message.getAttribute("aria-label") !== name) message.setAttribute("aria-label", name);
    }
    for (const link of chat.querySelectorAll("a.cite:not([aria-label])")) {
      link.setAttribute("aria-label", `${link.title}. Open the article at these words`);
    }
    const count = chat.querySelectorAll(".question").length;
    if (count !== questions) {
      following = count > questions;
      questions = count;
      if (document.getElementById("side")) closePane(false);
    }
    // While its answer grows, the newest question stands at the top, until the reader moves.
    if (following) [...chat.querySelectorAll(".question")].at(-1)?.scrollIntoView({ block: "start", behavior: "instant" });
  }
  let following = false;
  for (const sign of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(sign, () => (following = false), { capture: true, passive: true });
  }
  let due = false;
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      mend();
    });
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-label"],
  });
})();
