// The source beside the form: it opens at the article's own lines and follows the caret of the body; the first flag's
// alternatives get numbers as keys.
"use strict";

const panel = document.querySelector(".two-columns__source");
const own = document.querySelector(".line--mine");

function showOwn() {
  if (!own) return;
  if (panel && panel.scrollHeight > panel.clientHeight) {
    panel.scrollTop = Math.max(0, own.offsetTop - 4 * own.offsetHeight);
  }
}

showOwn();

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName);
  if (event.key !== "s" || isTyping || event.ctrlKey || event.metaKey || event.altKey || !own) return;
  own.scrollIntoView({ block: "center" });
  showOwn();
});

document.addEventListener("body-caret", (event) => {
  for (const line of document.querySelectorAll(".line--pointed")) line.classList.remove("line--pointed");
  const lines = event.detail.map((number) => document.getElementById(`L${number}`)).filter(Boolean);
  for (const line of lines) line.classList.add("line--pointed");
  if (lines.length && panel && panel.scrollHeight > panel.clientHeight) {
    const top = lines[0].offsetTop - 3 * lines[0].offsetHeight;
    const isInSight = lines[0].offsetTop > panel.scrollTop && lines[0].offsetTop < panel.scrollTop + panel.clientHeight;
    if (!isInSight) panel.scrollTop = Math.max(0, top);
  }
});

const first = document.querySelector("[data-flag]");
if (first) {
  first.querySelectorAll("button[name=choice]").forEach((button, place) => {
    if (place < 9) button.dataset.key = String(place + 1);
  });
  const dismiss = first.querySelector("[data-dismiss]");
  if (dismiss) dismiss.dataset.key = "0";
}
