// Signing in: what a page without script cannot do. Everything else on these pages works without it.
(() => {
  "use strict";
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const lines = [...document.getElementById(button.dataset.copy).children].map((line) => line.textContent.trim());
      await navigator.clipboard.writeText(lines.join("\n"));
      button.textContent = button.dataset.done;
    });
  }
})();
