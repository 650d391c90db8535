/* "In the text": the sentences with the very words in the search field, under the list of articles. A press opens the
   article at the sentence, marked as a citation is. */
import { get } from "./api.js";
import { button, calm, el } from "./dom.js";
import { t } from "./i18n.js";
import { sentenceButton } from "./pane.js";

export function inTheText() {
  let found = 0;
  const heading = el("h3", { id: "in-text", tabindex: -1 }, t("library.words"));
  const list = el("ul", { "aria-labelledby": heading.id });
  const more = el("p", { class: "meta" }, t("library.words-more"));
  const element = el("section", { class: "in-text", hidden: true, "aria-labelledby": heading.id }, heading, list, more);
  /* Under a long list of articles the section would not be seen. */
  const link = button("", () => {
    heading.focus({ preventScroll: true });
    element.scrollIntoView({ behavior: calm() ? "auto" : "smooth" });
  }, { class: "quiet to-text", hidden: true });

  const told = () => (found ? t("library.words-count", { n: found }) : "");

  function show(data, below) {
    found = data?.sentences.length ?? 0;
    list.replaceChildren(...(data?.sentences ?? []).map(row));
    more.hidden = !data?.more;
    element.hidden = !found && more.hidden;
    link.textContent = told();
    link.hidden = !found || !below;
  }

  return { element, link, told, show, fetched };
}

async function fetched(query, narrowed) {
  return query.trim() ? get(`words?${new URLSearchParams({ query, ...narrowed })}`) : null;
}

function row(sentence) {
  const parts = sentence.parts.map((part) => (part.word ? el("mark", {}, part.text) : part.text));
  return el("li", {}, sentenceButton(sentence, "worded", parts, sentence.words));
}
