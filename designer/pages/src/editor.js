// The text editor: one view, a state for each file that was opened.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, foldService, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, crosshairCursor, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, rectangularSelection } from "@codemirror/view";
import { colours } from "./colours.js";
import { OpenFile } from "./openfile.js";
import { site } from "./site.js";

// A block folds from its first line, which begins in column 0, to the line of its brace.
const folds = foldService.of((state, start) => {
  const first = state.doc.lineAt(start);
  if (!/^\s*[a-z].*\{\s*(#.*)?$/.test(first.text)) return null;
  const indent = /^\s*/.exec(first.text)[0].length;
  for (let number = first.number + 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    if (/^\s*\}/.test(line.text) && /^\s*/.exec(line.text)[0].length === indent) return { from: first.to, to: line.to };
    if (line.text.trim() && /^\S/.test(line.text) && indent === 0) return null;
  }
  return null;
});

// The block that a place is in: its first word and its name. Blocks begin in column 0.
export const blockAt = (state, at) => {
  for (let number = state.doc.lineAt(at).number; number >= 1; number--) {
    const found = /^([a-z]+)(?:\s+("[^"]*"|[^\s{]+))?/.exec(state.doc.line(number).text);
    if (found) return { kind: found[1], name: (found[2] ?? "").replaceAll('"', ""), line: number };
  }
  return null;
};

export class Editor {
  constructor(parent, client, { told, moved, changed, problems, keys }) {
    this.client = client;
    this.told = told;
    this.moved = moved;
    this.changed = changed;
    this.problems = problems;
    this.keys = keys;
    this.open = new Map();
    this.loading = new Map();
    this.view = new EditorView({ parent, dispatchTransactions: (transactions, view) => this.dispatch(transactions, view) });
  }

  get file() { return this.shown?.file; }
  get uri() { return this.shown?.uri; }
  get saving() { return this.shown?.saving; }

  // Opens a file behind the editor, unless it is open; null where it can't be read.
  load(file) {
    if (this.open.has(file)) return Promise.resolve(this.open.get(file));
    if (!this.loading.has(file)) this.loading.set(file, this.read(file).finally(() => this.loading.delete(file)));
    return this.loading.get(file);
  }

  async read(file) {
    const { status, body } = await site.read(file);
    if (status !== 200) {
      this.told(null, "failed", body.message);
      return null;
    }
    const opened = new OpenFile(this, body, this.told);
    opened.state = EditorState.create({ doc: body.text, extensions: this.extensions(opened) });
    this.open.set(file, opened);
    if (file.endsWith(".loyalty")) this.client.workspace.add(opened);
    return opened;
  }

  async show(file) {
    if (this.file === file) return true;
    const isKnown = this.open.has(file);
    const opened = await this.load(file);
    if (!opened) return false;
    this.put(opened);
    if (isKnown) opened.saving.look();
    return true;
  }

  put(opened) {
    if (this.shown) {
      this.shown.saving.save();
      this.client.sync();
      this.shown.state = this.view.state;
    }
    this.shown = opened;
    this.view.setState(opened.state);

    // What is wrong with it was said while it stood behind, too.
    this.view.dispatch(setDiagnostics(this.view.state, this.problems(opened.uri).map((one) => this.mark(one))));
    this.told(opened, opened.saving.isSaved ? "saved" : "writing");
    this.moved();
  }

  mark({ range, severity, message }) {
    const doc = this.view.state.doc;
    const at = ({ line, character }) => Math.min(doc.line(Math.min(line + 1, doc.lines)).from + character, doc.length);
    return { from: at(range.start), to: at(range.end), severity: severity === 1 ? "error" : "warning", message };
  }

  // All that is open is written to disk.
  save() { return Promise.all([...this.open.values()].map((opened) => opened.saving.save())); }

  dispatch(transactions, view) {
    view.update(transactions);
    for (const transaction of transactions) this.shown?.saving.took(transaction);
    if (transactions.some((one) => one.docChanged || one.selection)) this.moved();
  }

  changedBehind() {
    this.client.sync();
    this.changed();
  }

  // Puts the cursor at a place and shows it.
  go(line, column = 1, endLine = line, endColumn = column) {
    const doc = this.view.state.doc;
    const at = (one, two) => { const found = doc.line(Math.min(Math.max(1, one), doc.lines)); return Math.min(found.from + two - 1, found.to); };
    const [anchor, head] = [at(line, column), at(endLine, endColumn)];
    this.view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  }

  block() { return blockAt(this.view.state, this.view.state.selection.main.head); }

  extensions({ file, uri }) {
    const common = [
      keymap.of(this.keys),
      lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), history(), drawSelection(), dropCursor(), rectangularSelection(), crosshairCursor(),
      bracketMatching(), closeBrackets(), search({ top: true }), highlightSelectionMatches(), indentUnit.of("  "), EditorState.tabSize.of(2),
      keymap.of([...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap, indentWithTab, ...defaultKeymap]),
      EditorView.contentAttributes.of({ "aria-label": `Text of ${file}` }),
    ];
    return file.endsWith(".loyalty")
      ? [...common, autocompletion(), codeFolding(), foldGutter(), folds, lintGutter(), this.client.plugin(uri, "loyalty"), colours(this.client, uri)]
      : [...common, EditorView.lineWrapping];
  }
}
