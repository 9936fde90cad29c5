// Colours of words as the language server tells them: it knows which words are names of what.
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

const set = StateEffect.define();
const field = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(set)) return effect.value;
    return marks.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});
const marks = new Map();
const markOf = (type) => marks.get(type) ?? marks.set(type, Decoration.mark({ class: `tok-${type}` })).get(type);
const pause = 120;

// Kept when the first text has its colours.
let tellColoured;
export const coloured = new Promise((resolve) => { tellColoured = resolve; });

export const colours = (client, uri) => [field, ViewPlugin.fromClass(class {
  constructor(view) { this.view = view; this.ask(); }
  update(update) { if (update.docChanged) this.later(); }
  destroy() { clearTimeout(this.timer); this.gone = true; }
  later() { clearTimeout(this.timer); this.timer = setTimeout(() => this.ask(), pause); }
  async ask() {
    const doc = this.view.state.doc;
    try {
      await client.initializing;
      client.sync();
      const { data } = await client.request("textDocument/semanticTokens/full", { textDocument: { uri } });
      if (this.gone || this.view.state.doc !== doc) return;
      this.view.dispatch({ effects: set.of(decorations(doc, data, client.serverCapabilities.semanticTokensProvider.legend.tokenTypes)) });
      tellColoured();
    } catch {
      if (!this.gone) this.timer = setTimeout(() => this.ask(), 1000);
    }
  }
})];

const decorations = (doc, data, types) => {
  const builder = new RangeSetBuilder();
  for (let i = 0, line = 0, column = 0; i < data.length; i += 5) {
    column = data[i] === 0 ? column + data[i + 1] : data[i + 1];
    line += data[i];
    if (line >= doc.lines) break;
    const from = doc.line(line + 1).from + column;
    if (from + data[i + 2] <= doc.length) builder.add(from, from + data[i + 2], markOf(types[data[i + 3]]));
  }
  return builder.finish();
};
