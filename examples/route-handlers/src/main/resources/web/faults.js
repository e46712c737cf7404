// The buttons that break something.
import { $, busy, el, post } from "./dom.js";
import { showCode } from "./code.js";
import { ensureFresh, refresh } from "./session.js";
import { storm } from "./storm.js";

const seconds = (millis) => `${(millis / 1000).toFixed(1)} s`;
let down = false;

const FAULTS = [
  { id: "fail-once", title: "503, once", about: "The call is retried", code: "Lab.failOnce",
    run: async () => { const { name, millis } = await post("/lab/fail-once"); return [`getUser returned ${name}`, ` after ${seconds(millis)}: the first attempt got 503, the second one 200.`]; } },
  { id: "limit-rate", title: "429 for 2 s", about: "The call waits, then succeeds", code: "Lab.limitRate",
    run: async () => { const { name, millis } = await post("/lab/limit-rate"); return [`getUser returned ${name}`, ` after ${seconds(millis)}: it waited as long as Retry-After said.`]; } },
  { id: "storm", title: "Storm of 200 calls", about: "Against 40 a second", code: "Lab.limitCalls",
    run: async () => { const { calls, failed, at } = await storm(); return [`${calls - failed} of ${calls} calls succeeded`, ` in ${seconds(at)}. The client slowed itself down; none of them was lost.`]; } },
  { id: "down", title: "Take Clerk down", about: "Until you bring it back", code: "Lab.takeDown", run: toggle },
  { id: "rotate-keys", title: "Rotate the keys", about: "The key set is fetched once", code: "Lab.rotateKeys",
    run: async () => { await post("/lab/rotate-keys"); await refresh(); return ["A new token, signed with the new key.", " Its key id was unknown, so the server fetched the key set once."]; } },
  { id: "expire-tokens", title: "Let the token expire", about: "It is renewed in silence", code: "Lab.expireTokens",
    run: async () => { await post("/lab/expire-tokens"); await refresh(); return ["The token had expired,", " and the next GET request renewed it without a redirect."]; } },
];

async function toggle(button) {
  await post(down ? "/lab/restore" : "/lab/take-down");
  showDown(!down);
  button.querySelector("b").textContent = down ? "Bring Clerk back" : "Take Clerk down";
  button.querySelector("small").textContent = down ? "Calls fail until then" : "Until you bring it back";
  button.classList.toggle("on", down);
  if (!down) await refresh();
  return down
    ? ["Clerk’s Backend API drops every connection.", " GET /api/hello still works, because keys are cached. GET /api/me gets 502 after four attempts."]
    : ["Clerk is back.", " Nothing had to be restarted."];
}

function showDown(is) {
  down = is;
  $("health").className = `pill ${down ? "down" : "up"}`;
  $("health").lastElementChild.textContent = down ? "Clerk is down" : "Clerk in this JVM";
}

export function start() {
  showDown(false);
  $("fault-buttons").replaceChildren(...FAULTS.map((fault) => {
    const button = el("button.fault", { type: "button", id: fault.id }, el("b", {}, fault.title), el("small", {}, fault.about));
    button.onclick = () => busy(button, async () => {
      showCode($("fault-code"), fault.code);
      await ensureFresh();
      const [strong, rest] = await fault.run(button).catch((failure) => ["Failed:", ` ${failure.message}`]);
      $("fault-result").replaceChildren(el("b", {}, strong), rest);
    });
    return button;
  }));
}
