/* The login page. It stands alone: of the rest of the page it takes only what its imports name. */
import { brand, button, el } from "./dom.js";
import { language, load, t } from "./i18n.js";
import { languages } from "./languages.js";
import { keepFor } from "./private.js";

async function session(method, body) {
  const headers = { "accept-language": language, "content-type": "application/json" };
  const response = await fetch("api/session", { method, headers, body: body && JSON.stringify(body) });
  return { ok: response.ok, ...(await response.json()) };
}

/* Where one was before: the part after the # comes along through the redirection to this page. */
function goOn(user) {
  if (user) keepFor(user);
  location.replace(`./${location.hash}`);
}

function page(root) {
  const name = field("name", "username", "text");
  const password = field("password", "current-password", "password");
  const wrong = el("p", { id: "wrong", class: "failure", role: "alert" });
  const enter = button(t("access.enter"), null, { type: "submit", class: "main" });
  const form = el("form", { novalidate: true, "aria-labelledby": "title", onsubmit: submit },
    el("h2", { id: "title" }, t("access.title")),
    el("label", {}, t("access.name"), name),
    el("label", {}, t("access.password"), password),
    wrong,
    enter,
  );
  root.append(
    el("header", { class: "top" },
      brand(),
      languages()),
    el("main", {}, form),
  );
  document.title = `${t("access.title")} · Maqal`;
  name.focus();

  function complain(line, ...fields) {
    for (const one of [name, password]) one.setAttribute("aria-invalid", String(fields.includes(one)));
    wrong.textContent = line;
    fields[0]?.focus();
    fields[0]?.select();
  }

  async function submit(event) {
    event.preventDefault();
    if (enter.getAttribute("aria-disabled") === "true") return;
    const missing = [name, password].filter((one) => !one.value);
    if (missing.length) return complain(t("access.missing"), ...missing);
    complain("");
    // Not `disabled`: that would take the focus from the button.
    enter.setAttribute("aria-disabled", "true");
    enter.textContent = t("access.checking");
    try {
      const answer = await session("POST", { name: name.value, password: password.value });
      if (!answer.ok) return complain(answer.error ?? t("error.unknown"), password, name);
      goOn(answer.user);
    } catch {
      complain(t("error.no-server"));
    } finally {
      enter.removeAttribute("aria-disabled");
      enter.textContent = t("access.enter");
    }
  }
}

function field(key, autocomplete, type) {
  return el("input", {
    id: key, name: key, type, autocomplete, autocapitalize: "none", spellcheck: "false", dir: "auto", required: true,
    "aria-describedby": "wrong",
  });
}

// A link from another site brings no cookie along; this page's own question does.
const [{ needed, user }] = await Promise.all([session("GET").catch(() => ({ needed: true })), load()]);
if (!needed || user) goOn(user);
else page(document.getElementById("maqal"));
