// Leaves at once: covers the screen, then replaces this page in the history. Without script the link leads the longer way.
(() => {
  "use strict";
  const link = document.querySelector(".leave a");
  if (!link) return;
  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "cover";
    document.body.replaceChildren(cover);
    location.replace(link.dataset.out);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let shifts = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") shifts = [];
      return;
    }
    shifts = [...shifts.slice(-2), event.timeStamp];
    if (shifts.length === 3 && event.timeStamp - shifts[0] < 1500) leave();
  });
  // The browser may keep the page in memory for its back button: it keeps an empty one, and asks again when shown.
  addEventListener("pagehide", () => document.body.replaceChildren());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
