// The five route handlers: each with its request, its response and its code.
import { $, busy, el, statusMark } from "./dom.js";
import { curlButton, showCode } from "./code.js";
import { ensureFresh } from "./session.js";
import { next } from "./log.js";

const HANDLERS = [
  ["GET", "/api/hello", "hello", "For signed-in users; protect() answers others."],
  ["GET", "/api/whoami", "whoami", "Checks the user by itself."],
  ["GET", "/api/external", "external", "Calls another service for the user, with a token of a JWT template."],
  ["GET", "/api/me", "me", "Gets the user from Clerk, and returns a small part."],
  ["POST", "/api/profile", "profile", "Renames the user to John Wick. A signed-out user is redirected."],
];

const MEANINGS = {
  401: "401: the handler itself tells that nobody is signed in.",
  404: "404: protect() hides the handler from a caller who is not signed in. The path exists.",
  307: "307: protect(p -> p.unauthenticatedUrl(…)) redirects to the page to sign in on.",
  502: "502: Clerk could not be asked, and the handler does not pretend otherwise.",
  503: "503: the token could not be checked. Nobody has to sign in again for that.",
};

/** Sends a request, and returns an element with the response. */
export async function responseTo(method, path, headers = {}) {
  const start = performance.now();
  const logged = next("request", (event) => event.path === path && event.method === method);
  const response = await fetch(path, { method, headers, redirect: "manual" });
  const ms = Math.round(performance.now() - start);
  const redirect = response.type === "opaqueredirect" ? await logged : null; // fetch() does not tell the target
  const status = redirect ? redirect.status : response.status;
  const text = redirect ? `Location: ${redirect.location}` : pretty(await response.text());
  return el("div.wire", {}, el("div", {}, statusMark(status), el("code", {}, response.headers.get("x-clerk-auth-reason") ?? ""), el("small", {}, `${ms} ms`)),
    el("pre", { tabIndex: 0, ariaLabel: "Response" }, text.trim()), status in MEANINGS ? el("p.note.meaning", {}, MEANINGS[status]) : "");
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function select(index) {
  const [method, path, name, about] = HANDLERS[index];
  [...$("routes").children].forEach((each, at) => {
    each.setAttribute("aria-selected", String(at === index));
    each.tabIndex = at === index ? 0 : -1;
  });
  const send = el("button.primary", { type: "button", id: "send" }, "Send");
  const answer = el("div", { id: "answer" }, el("p.note", {}, about));
  send.onclick = () => busy(send, async () => {
    await ensureFresh();
    answer.replaceChildren(await responseTo(method, path));
  });
  $("exchange").replaceChildren(
    el("div.wire", {}, el("div", {}, el("code", {}, `${method} ${path}`), curlButton(() => [method, path]), send)), answer);
  showCode($("handler-code"), `RouteHandlers.${name}`);
}

export function start() {
  $("routes").replaceChildren(...HANDLERS.map(([method, path], index) => {
    const tab = el("button.route", { type: "button", role: "tab", onclick: () => select(index) },
      el(`span.verb.${method}`, {}, method), el("code", {}, path));
    tab.setAttribute("aria-controls", "exchange");
    return tab;
  }));
  $("routes").onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const tabs = [...$("routes").children];
    const to = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    select(to);
    tabs[to].focus();
  };
  select(0);
}
