// Signing in: what a page without script cannot do. Everything else on these pages works without it.
import { add, known, offers, use, usePicked } from "./passkeys.js";

for (const part of document.querySelectorAll("[data-script]")) part.hidden = !!part.querySelector("[data-passkey]") && !known();

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const lines = [...document.getElementById(button.dataset.copy).children].map((line) => line.textContent.trim());
    await navigator.clipboard.writeText(lines.join("\n"));
    button.textContent = button.dataset.done;
  });
}

// The browser offers passkeys while the address is typed. A device is asked for one thing at a time, so this ends when the button is
// pressed; a challenge is old after five minutes, so it begins anew before.
const renewal = 4 * 60 * 1000;
let waiting = null;

async function waitForPick(button) {
  const { ask, send, to, wrong } = button.dataset;
  waiting?.abort();
  const mine = waiting = new AbortController();
  const over = setTimeout(() => waitForPick(button), renewal);
  mine.signal.addEventListener("abort", () => clearTimeout(over));
  let picked = false;
  const done = await usePicked(ask, send, { to: to ?? "" }, mine.signal, () => { picked = true; clearTimeout(over); });
  document.getElementById(wrong).hidden = !picked || done !== null;
  if (done) location.assign(done.to);
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  button.addEventListener("click", async () => {
    const { passkey, ask, send, to, wrong } = button.dataset;
    waiting?.abort();
    button.disabled = true;
    const done = await (passkey === "add" ? add : use)(ask, send, { to: to ?? "" });
    button.disabled = false;
    document.getElementById(wrong).hidden = done !== null;
    if (done) location.assign(done.to);
    else if (passkey === "open" && (await offers())) waitForPick(button);
  });
}

for (const button of document.querySelectorAll("[data-passkey=open]")) if (await offers()) waitForPick(button);
