/* The arrow keys lead to what comes before and after, unless the reader is typing or scrolling something sideways. */
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, pre, [contenteditable]")) return;
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  document.querySelector(`a[data-key="${event.key}"]`)?.click();
});
