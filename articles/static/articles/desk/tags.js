// Suggestions for the tag that is being typed: the field stays plain text, tags separated by 、
"use strict";

const SEPARATORS = /[,，、;；\s]+/;
const PAUSE = 200; // milliseconds without a key before the desk is asked
const field = document.getElementById("id_tags");

if (field && field.dataset.suggest) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "tag-suggestions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.autocomplete = "off";
  let waiting = 0;
  let chosen = -1;

  const lastPart = () => field.value.split(SEPARATORS).pop();

  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const take = (name) => {
    const typed = lastPart();
    field.value = `${field.value.slice(0, field.value.length - typed.length)}${name}、`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    field.focus();
  };

  const point = (step) => {
    const options = [...list.children];
    chosen = (chosen + step + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    field.setAttribute("aria-activedescendant", options[chosen].id);
  };

  const show = (names) => {
    list.replaceChildren(
      ...names.map((name, place) => {
        const option = document.createElement("li");
        option.id = `tag-suggestion-${place}`;
        option.setAttribute("role", "option");
        option.textContent = name;
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(name);
        });
        return option;
      }),
    );
    list.hidden = names.length === 0;
    field.setAttribute("aria-expanded", String(names.length > 0));
    chosen = -1;
  };

  const ask = async () => {
    const typed = lastPart();
    if (!typed) return close();
    const answer = await fetch(`${field.dataset.suggest}&term=${encodeURIComponent(typed)}`);
    if (!answer.ok || typed !== lastPart()) return;
    const { results } = await answer.json();
    show(results.slice(0, 8).map((result) => result.text).filter((name) => name !== typed));
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(1);
    else if (event.key === "ArrowUp") point(-1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
}
