/* Talking to our own server, in JSON. Addresses are relative, so that the page works behind a proxy's root path.

     await get("articles?page=2")
     await send("DELETE", "conversations/abc")            await send("POST", "review/verdicts", { … })
     await ready(meanwhile)      the models are loaded
     await stream("ask", { … } or FormData, onEvent, signal)   one JSON object a line, each given to `onEvent`

   What goes wrong is thrown as a Failure whose message can be shown: the server's own line, or ours. Its `status` is
   HTTP's; 0 where the server was not reached. */
import { language, t } from "./i18n.js";

export class Failure extends Error {
  constructor(message, code = "", status = 0) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

async function request(method, path, body, signal) {
  const headers = { accept: "application/json", "accept-language": language };
  if (body !== undefined && !(body instanceof FormData)) {
    headers["content-type"] = "application/json";
    body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(`api/${path}`, { method, headers, body, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(t("error.no-server"));
  }
  if (!response.ok) {
    const data = await response.json().catch(() => ({}));
    // The session is over. What is being typed is kept by whoever keeps drafts, and the address says where one was.
    if (data.code === "login") location.assign(`login${location.hash}`);
    throw new Failure(typeof data.error === "string" ? data.error : t("error.unknown"), data.code, response.status);
  }
  return response;
}

export const get = async (path, signal) => (await request("GET", path, undefined, signal)).json();
export const send = async (method, path, body, signal) => (await request(method, path, body, signal)).json();

/* Wait until the models are loaded, calling `meanwhile` where that takes time: the server's state, or null where `still`
   is no more.
   Asking the server for articles before would be an error in the browser's log. */
export async function ready(meanwhile, still = () => true) {
  for (let wait = 0; ; wait = 20) {
    const state = await get(`state?wait=${wait}`);
    if (!still()) return null;
    if (state.failure) throw new Failure(state.failure);
    if (state.ready) return state;
    meanwhile();
  }
}

export async function stream(path, body, onEvent, signal) {
  const response = await request("POST", path, body, signal);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch((error) => {
      if (error.name === "AbortError") throw error;
      throw new Failure(t("error.no-server"));
    });
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) onEvent(JSON.parse(line));
  }
}
