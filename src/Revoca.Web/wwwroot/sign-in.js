// Signing in: what a page without script cannot do. Everything else on these pages works without it.
import { add, known, use } from "./passkeys.js";

for (const part of document.querySelectorAll("[data-script]")) part.hidden = !!part.querySelector("[data-passkey]") && !known();

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const lines = [...document.getElementById(button.dataset.copy).children].map((line) => line.textContent.trim());
    await navigator.clipboard.writeText(lines.join("\n"));
    button.textContent = button.dataset.done;
  });
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  button.addEventListener("click", async () => {
    const { passkey, ask, send, to, wrong } = button.dataset;
    button.disabled = true;
    const done = await (passkey === "add" ? add : use)(ask, send, { to: to ?? "" });
    button.disabled = false;
    document.getElementById(wrong).hidden = done !== null;
    if (done) location.assign(done.to);
  });
}
