// The live log. Other tiles listen to its events by kind.
import { $, el, clockTime } from "./dom.js";

export const events = new EventTarget();
const loadedAt = new Date(performance.timeOrigin).toISOString();

const views = {
  hop: (e) => ["hop", e.title, e.text, e.reason, e.status],
  request: (e) => [e.status < 400 ? "good" : "bad", code(`${e.method} ${e.path}`), e.location ? `Redirected to ${e.location}` : "", "", e.status],
  call: (e) => [
    e.outcome.startsWith("2") ? "good" : e.retryAfterMs >= 0 ? "warn" : "bad",
    `Clerk, ${e.operation}`,
    [`${e.method} ${e.path}`, e.outcome.replace("_", " "), e.attempt > 1 || e.retryAfterMs >= 0 ? `attempt ${e.attempt}` : "",
      e.retryAfterMs >= 0 ? `again in ${seconds(e.retryAfterMs)}` : ""].filter(Boolean).join(" · "),
    "", `${e.ms < 10 ? e.ms.toFixed(1) : Math.round(e.ms)} ms`],
  refresh: (e) => ["good", e.title, e.text],
  webhook: (e) => ["good", e.title, e.text],
  refused: (e) => ["bad", e.title, e.text.toLowerCase().replaceAll("_", " ")],
  lab: (e) => ["lab", e.title],
};

const code = (text) => el("code", {}, text);
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 1000 ? 2 : 1)} s`;

function show(event) {
  const [kind, title, text = "", reason = "", side = ""] = views[event.kind](event);
  const list = $("log");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const item = el(`li.event.${kind}`, {}, el("b", {}, title),
    el("time", { dateTime: event.at, title: clockTime(new Date(event.at)) }, String(side || (kind === "lab" ? clockTime(new Date(event.at)) : ""))),
    el("p", {}, text), reason ? el("span.reason", {}, reason) : null);
  if (event.at > loadedAt) {
    item.classList.add("new");
    item.onanimationend = () => item.classList.remove("new");
  }
  const before = list.lastElementChild;
  if (event.kind === "hop" && before?.dataset.hop === "307") before.classList.add("linked"); // the same handshake
  if (event.kind === "hop") item.dataset.hop = event.status;
  list.append(item);
  $("log-latest").textContent = item.querySelector("b").textContent;
  if (atEnd) list.scrollTop = list.scrollHeight;
}

export function start() {
  const source = new EventSource("/demo/log");
  source.onopen = () => { $("live").textContent = "live"; $("live").classList.add("on"); };
  source.onerror = () => { $("live").textContent = "reconnecting"; $("live").classList.remove("on"); };
  source.onmessage = (message) => {
    const event = JSON.parse(message.data);
    if (event.at > (sessionStorage.getItem("cleared") ?? "")) show(event);
    if (event.at > loadedAt) events.dispatchEvent(new CustomEvent(event.kind, { detail: event }));
  };
  addEventListener("pagehide", () => source.close());
  $("log-clear").onclick = () => {
    sessionStorage.setItem("cleared", new Date().toISOString());
    $("log").replaceChildren();
    $("log-latest").textContent = "";
  };
  $("log-toggle").onclick = () => {
    const open = $("log-panel").classList.toggle("open");
    $("log-toggle").textContent = open ? "Hide" : "Show";
    $("log-toggle").setAttribute("aria-expanded", String(open));
    $("log").scrollTop = $("log").scrollHeight;
  };
}

/** Waits for an event, for a short time. */
export function next(kind, matches) {
  return new Promise((resolve) => {
    const listener = ({ detail }) => { if (matches(detail)) done(detail); };
    const timer = setTimeout(() => done(null), 1500);
    function done(detail) {
      clearTimeout(timer);
      events.removeEventListener(kind, listener);
      resolve(detail);
    }
    events.addEventListener(kind, listener);
  });
}
