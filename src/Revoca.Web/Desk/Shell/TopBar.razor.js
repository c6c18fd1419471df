// Keys of the desk. Typing in a field never triggers the single-key ones.
let stop = () => {};

export function listen(bar) {
  stop();
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  const press = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      bar.invokeMethodAsync("JumpAsync");
    } else if (event.altKey && event.key.toLowerCase() === "d") {
      event.preventDefault();
      bar.invokeMethodAsync("Mask");
    } else if (event.key === "/" && !typing(event.target)) {
      event.preventDefault();
      bar.invokeMethodAsync("Search");
    } else if (event.key === "?" && !typing(event.target)) {
      bar.invokeMethodAsync("ShowKeysAsync");
    }
  };
  addEventListener("keydown", press);
  stop = () => removeEventListener("keydown", press);
}
