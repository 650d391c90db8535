/* The start of the page: waits for the catalogue and for the place that Gradio makes, then builds the shell in it. */
import { load } from "./i18n.js";
import { build } from "./shell.js";

function place() {
  return new Promise((found) => {
    const look = () => {
      const element = document.getElementById("maqal");
      if (element) {
        observer.disconnect();
        found(element);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { childList: true, subtree: true });
    look();
  });
}

const [root] = await Promise.all([place(), load()]);
build(root);
