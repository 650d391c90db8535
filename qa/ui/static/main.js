/* The start of the page: waits for the catalogue, for who is logged in and for the place that Gradio makes, then builds
   the shell in it. */
import { get } from "./api.js";
import { load } from "./i18n.js";
import { keepFor } from "./private.js";
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

const session = () => get("session").catch(() => ({}));
const [root, { user }] = await Promise.all([place(), session(), load()]);
// Before the views look for what is kept: who is here may have logged in in another tab.
if (user) keepFor(user);
build(root, user);
