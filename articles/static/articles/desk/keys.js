// Keys of the desk: a help sheet on "?", ways to the lists, and whatever a screen marks with data-key.
"use strict";

const LEADER_TIME = 1200; // milliseconds between "g" and the letter after it

const sheet = document.getElementById("keys");
let leader = -Infinity;

function isTyping(target) {
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function press(key) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (!sheet || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const search = document.getElementById("searchbar");
  if (event.key === "?") {
    sheet.open ? sheet.close() : sheet.showModal();
  } else if (event.key === "/" && search) {
    search.focus();
  } else if (event.key === "g") {
    leader = event.timeStamp;
    return;
  } else {
    const key = event.timeStamp - leader < LEADER_TIME ? `g ${event.key}` : event.key;
    leader = -Infinity;
    if (!press(key)) return;
  }
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-keys-open]")) {
  button.hidden = false;
  button.addEventListener("click", () => sheet.showModal());
}
