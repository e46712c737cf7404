// The session: who is signed in, for how long, and what the caller may do.
import { $, el, face, json, mark, roleName, clockTime, statusMark, svg } from "./dom.js";
import { events } from "./log.js";

const LIFETIME = 60; // of a session token
const TIMES = new Set(["iat", "nbf", "exp"]);
const SKEW = 5; // accepted difference of clocks

export const session = { signedIn: false };
export const account = {};
let expiresAt = 0;
let refreshing = null;
let retryAt = 0;

const left = () => (expiresAt - performance.now()) / 1000;

/** Asks the server who is signed in. If the token has expired, the server refreshes it first. */
export function refresh() {
  refreshing ??= load().finally(() => { refreshing = null; });
  return refreshing;
}

async function load() {
  const was = session.signedIn;
  const now = await json("/demo/session");
  for (const key of Object.keys(session)) delete session[key];
  Object.assign(session, now);
  expiresAt = performance.now() + (session.secondsLeft ?? 0) * 1000;
  if (session.signedIn && !account.email) {
    await json("/demo/account").then((found) => Object.assign(account, found), () => {});
  }
  showRights();
  if (session.signedIn) showSession();
  if (was !== session.signedIn) events.dispatchEvent(new Event("signed"));
}

/** Refreshes a token that the next request would be rejected for; only GET requests refresh. */
export const ensureFresh = () => (session.signedIn && left() < 1 - SKEW ? refresh() : Promise.resolve());

export const userName = () => (account.email ? `${account.firstName} ${account.lastName}` : session.userId);
const organization = () => account.organizations?.find((each) => each.id === session.orgId);

export function showSession() {
  const name = userName();
  const clock = $("clock") ?? el("div.clock", { id: "clock" }, svg('<svg class="ring" viewBox="0 0 36 36" aria-hidden="true"><circle cx="18" cy="18" r="15.9"/><circle cx="18" cy="18" r="15.9" pathLength="100"/></svg>'),
    el("span", {}, el("b", { id: "seconds" }), el("small", { id: "clock-note" }, "The token is renewed in silence.")));
  const facts = el("dl", {});
  const fact = (term, value) => facts.append(el("div", {}, el("dt", {}, term), el("dd", {}, value)));
  fact("Organization", organization()?.name ?? session.orgSlug ?? "None: personal account");
  if (session.role) fact("Role", roleName(session.role));
  $("identity").replaceChildren(
    el("div.who", {}, face(name, 44), el("div", {}, el("b", {}, name), el("small", {}, account.email ?? ""))), facts, clock);
  $("claims").replaceChildren(...session.claims.map(([claim, value, meaning]) =>
    el("tr", {}, el("td", {}, claim), el("td", {}, value.replace(/^"(.*)"$/, "$1")), el("td", {}, TIMES.has(claim) ? `${meaning} ${clockTime(new Date(value * 1000))}` : meaning))));
  tick();
}

function showRights() {
  $("rights").replaceChildren(...session.access.map(({ requirement, has, status }) =>
    el("tr", {}, el("td", {}, requirement ? el("code", {}, requirement) : "signed in"),
      el("td", {}, mark(has ? "yes" : "no", String(has))), el("td", {}, statusMark(status)))));
}

function tick() {
  if (!session.signedIn || !$("seconds")) return;
  const seconds = Math.max(0, Math.min(LIFETIME, left()));
  $("seconds").textContent = left() > 0 ? `${Math.ceil(seconds)} s left` : "Expired";
  if (left() <= 0) $("clock-note").textContent = `Accepted for ${SKEW} s more, as clocks differ.`;
  document.querySelector(".ring circle + circle").style.strokeDashoffset = 100 - (seconds / LIFETIME) * 100;
}

export function start() {
  setInterval(() => {
    tick();
    if (session.signedIn && !refreshing && left() < -SKEW - 0.3 && performance.now() > retryAt) {
      refresh().catch(() => { retryAt = performance.now() + 3000; }); // Clerk is down
    }
  }, 250);
  events.addEventListener("refresh", () => {
    const clock = $("clock");
    if (!clock) return;
    $("clock-note").textContent = `Renewed in silence at ${clockTime(new Date())}.`;
    clock.classList.remove("fresh");
    void clock.offsetWidth; // starts the animation anew
    clock.classList.add("fresh");
  });
}
