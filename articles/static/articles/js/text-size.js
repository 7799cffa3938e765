/* Four text sizes, chosen by the reader and kept in this browser. Runs in the head, so that the page is set once. */
(() => {
  const KEY = "text-size";
  const USUAL = 1;
  const LARGEST = 3;
  const root = document.documentElement;

  const stored = () => {
    try {
      const size = Number(localStorage.getItem(KEY) ?? USUAL);
      return Number.isInteger(size) && size >= 0 && size <= LARGEST ? size : USUAL;
    } catch {
      return USUAL;
    }
  };

  const keep = (size) => {
    try {
      localStorage.setItem(KEY, String(size));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };

  let size = stored();
  root.dataset.size = size;

  document.addEventListener("DOMContentLoaded", () => {
    for (const group of document.querySelectorAll("[data-text-size]")) {
      const buttons = [...group.querySelectorAll("button")];
      const show = () => {
        root.dataset.size = size;
        for (const button of buttons) {
          const next = size + Number(button.dataset.step);
          button.disabled = next < 0 || next > LARGEST;
        }
      };
      for (const button of buttons) {
        button.addEventListener("click", () => {
          size += Number(button.dataset.step);
          keep(size);
          show();
        });
      }
      group.hidden = false;
      show();
    }
  });
})();
