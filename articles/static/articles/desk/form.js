// The article form: says when something is not saved, asks before it would be lost, saves by keyboard.
"use strict";

const form = document.getElementById("article_form");
const unsaved = document.querySelector("[data-unsaved]");

if (form && unsaved) {
  let isChanged = false;
  let isLeaving = false;

  const change = () => {
    isChanged = true;
    unsaved.hidden = false;
  };
  form.addEventListener("input", change);
  form.addEventListener("change", change);
  form.addEventListener("submit", () => {
    isLeaving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged && !isLeaving) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const button = event.key === "s" ? "[data-save]" : event.key === "Enter" ? "[data-save-next]" : null;
    if (!button) return;
    event.preventDefault();
    form.querySelector(button).click();
  });
}
