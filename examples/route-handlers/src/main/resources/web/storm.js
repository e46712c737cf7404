// The picture of a storm: attempts over time, those that succeeded and those that had to wait.
import { $, el } from "./dom.js";

const WIDTH = 640;
const HEIGHT = 140;
const BUCKET = 100; // milliseconds

function rect(x, y, width, height, kind) {
  return `<rect class="${kind}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="1.500"/>`;
}

function draw(attempts) {
  const end = Math.max(5000, Math.ceil(Math.max(0, ...attempts.map((each) => each.at)) / 1000) * 1000);
  const buckets = Array.from({ length: end / BUCKET }, () => ({ ok: 0, wait: 0 }));
  for (const { at, status } of attempts) buckets[Math.min(buckets.length - 1, Math.floor(at / BUCKET))][status === 200 ? "ok" : "wait"]++;
  const most = Math.max(20, ...buckets.map((each) => each.ok + each.wait));
  const step = WIDTH / buckets.length;
  const scale = HEIGHT / most;
  const bars = buckets.map(({ ok, wait }, index) => {
    const x = index * step + 1;
    return rect(x, HEIGHT - ok * scale, step - 2, ok * scale, "ok") + rect(x, HEIGHT - (ok + wait) * scale, step - 2, wait * scale, "wait");
  });
  const grid = Array.from({ length: end / 1000 + 1 }, (none, second) => {
    const x = (second * 1000 / end) * WIDTH;
    return `<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${HEIGHT}"/><text x="${x}" y="${HEIGHT + 16}" text-anchor="${second ? x === WIDTH ? "end" : "middle" : "start"}">${second} s</text>`;
  });
  $("storm-picture").innerHTML = `<svg viewBox="0 0 ${WIDTH} ${HEIGHT + 20}" role="img" aria-label="Attempts in each tenth of a second">${grid.join("")}${bars.join("")}<line class="axis" x1="0" x2="${WIDTH}" y1="${HEIGHT}" y2="${HEIGHT}"/></svg>`;
  const ok = attempts.filter((each) => each.status === 200).length;
  $("storm-caption").replaceChildren(
    el("span.k-ok", {}, el("b", {}, String(ok)), " succeeded"),
    el("span.k-wait", {}, el("b", {}, String(attempts.length - ok)), " told to wait (429)"),
    el("span.k-all", {}, "attempts in each 0.1 s; the limit is 40 a second"));
}

/** Runs the storm, draws it as it passes, and returns its summary. */
export async function storm() {
  $("storm-figure").hidden = false;
  const attempts = [];
  let summary = null;
  let drawing = false;
  const redraw = () => {
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => { drawing = false; draw(attempts); });
  };
  const response = await fetch("/lab/storm", { method: "POST" });
  const lines = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ;) {
    const { done, value } = await lines.read();
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const line of parts.map((each) => JSON.parse(each))) {
      if ("calls" in line) summary = line;
      else attempts.push(line);
    }
    redraw();
  }
  draw(attempts);
  return summary;
}
