// The rich editor of a body: paragraphs, subheads, verse, tables, nothing else.
// The text area holds marked text and data-body-html the same blocks as HTML. Only when the editor stands does the
// HTML take the marked text's place, and a hidden field says so; without this script the marked text is edited.
import {
  Blockquote,
  CodeBlock,
  Document,
  Editor,
  HardBreak,
  Heading,
  History,
  Paragraph,
  Text,
} from "django-prose-editor/editor";

const EXTENSIONS = [
  Document,
  Paragraph,
  Text,
  Heading.configure({ levels: [3] }),
  Blockquote,
  CodeBlock,
  HardBreak,
  History,
];

const COMMANDS = {
  paragraph: (chain) => chain.clearNodes(),
  subhead: (chain) => chain.clearNodes().setHeading({ level: 3 }),
  verse: (chain) => chain.clearNodes().setBlockquote(),
  table: (chain) => chain.clearNodes().setCodeBlock(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
};
const ACTIVE = { subhead: "heading", verse: "blockquote", table: "codeBlock" };

function bar(editor, labels) {
  const row = document.createElement("div");
  row.className = "body-bar";
  row.setAttribute("role", "toolbar");
  row.setAttribute("aria-label", labels.bar);
  for (const [name, command] of Object.entries(COMMANDS)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = labels[name];
    button.dataset.block = name;
    button.addEventListener("click", () => command(editor.chain().focus()).run());
    row.append(button);
  }
  return row;
}

function showActive(editor, row) {
  const kind = Object.keys(ACTIVE).find((name) => editor.isActive(ACTIVE[name])) || "paragraph";
  for (const button of row.children) {
    button.setAttribute("aria-pressed", String(button.dataset.block === kind));
  }
}

// The source lines of the block in which the caret stands: by its words as they were, else by its place.
function linesAt(editor, blocks) {
  const place = editor.state.selection.$from.index(0);
  const text = editor.state.doc.child(Math.min(place, editor.state.doc.childCount - 1)).textContent;
  const block = blocks.find((known) => known.text === text) || blocks[place];
  return block ? block.lines : [];
}

// A pasted table becomes a table block, a line for each row; else its cells would run into each other. A table that
// only lays out a page, with whole paragraphs in its cells, is left to the editor, which keeps the paragraphs.
function withPlainTables(html) {
  const pasted = new DOMParser().parseFromString(html, "text/html");
  for (const table of pasted.querySelectorAll("table")) {
    const cells = [...table.rows].map((row) => [...row.cells]);
    if (cells.flat().some((cell) => cell.querySelectorAll("p, div, li, table").length > 1)) continue;
    const plain = pasted.createElement("pre");
    plain.textContent = cells
      .map((row) => row.map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).join("  "))
      .join("\n");
    table.replaceWith(plain);
  }
  return pasted.body.innerHTML;
}

function start(area) {
  const labels = JSON.parse(area.dataset.labels);
  const box = document.createElement("div");
  box.className = "body-box";
  area.before(box);
  const editor = new Editor({
    element: box,
    extensions: EXTENSIONS,
    content: area.dataset.bodyHtml,
    injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": labels.body, lang: "zh-Hans" },
      transformPastedHTML: withPlainTables,
    },
    onUpdate: () => {
      area.value = editor.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  const row = bar(editor, labels);
  box.prepend(row);
  editor.on("transaction", () => showActive(editor, row));
  showActive(editor, row);
  const format = document.createElement("input");
  format.type = "hidden";
  format.name = `${area.name}_format`;
  format.value = "html";
  box.append(format);
  area.value = area.dataset.bodyHtml;
  area.hidden = true;
  const blocks = JSON.parse(area.dataset.bodyLines);
  editor.on("selectionUpdate", () => document.dispatchEvent(new CustomEvent("body-caret", { detail: linesAt(editor, blocks) })));
}

document.querySelectorAll("textarea[data-body-html]").forEach(start);
