// A text that is open: shown in the editor, or behind it. The files of a programme are all open, so that the language server, the lists of problems and
// examples, and a name that gets another name everywhere see them as they are written.
import { Saving } from "./saving.js";

export class OpenFile {
  constructor(editor, { file, uri, text, revision }, told) {
    this.editor = editor;
    this.file = file;
    this.uri = uri;
    this.saving = new Saving(this, { text, revision }, (...words) => told(this, ...words));
  }

  get isShown() { return this.editor.shown === this; }
  get now() { return this.isShown ? this.editor.view.state : this.state; }

  change(spec) {
    if (this.isShown) {
      this.editor.view.dispatch(spec);
      return;
    }
    const transaction = this.state.update(spec);
    this.state = transaction.state;
    this.saving.took(transaction);
    this.editor.changedBehind();
  }
}
