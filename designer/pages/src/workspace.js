// The files that the language server knows of: all that are open, whether they are shown or not.
import { LSPPlugin, Workspace } from "@codemirror/lsp-client";
import { ChangeSet } from "@codemirror/state";
import { difference } from "./saving.js";

export class Files extends Workspace {
  files = [];

  // display(uri) shows a file and gives its view; load(uri) opens it behind the editor.
  constructor(client, { display, load }) {
    super(client);
    this.display = display;
    this.load = load;
  }

  add(opened) {
    const file = { uri: opened.uri, languageId: "loyalty", version: 0, doc: opened.now.doc, opened, getView: () => (opened.isShown ? opened.editor.view : null) };
    this.files.push(file);
    this.client.didOpen(file);
  }

  syncFiles() {
    return this.files.flatMap((file) => {
      const view = file.getView();
      const plugin = view && LSPPlugin.get(view);
      const doc = file.opened.now.doc;
      if (doc === file.doc) return [];
      const changes = plugin && plugin.syncedDoc === file.doc ? plugin.unsyncedChanges : ChangeSet.of(difference(file.doc.toString(), doc.toString()), file.doc.length);
      const prevDoc = file.doc;
      file.doc = doc;
      plugin?.clear();
      if (changes.empty) return [];
      file.version++;
      return [{ file, prevDoc, changes }];
    });
  }

  // A file is known from when it is open; that an editor shows it, or another one, is no news.
  openFile() {}
  closeFile() {}

  updateFile(uri, update) { this.getFile(uri)?.opened.change(update); }

  async requestFile(uri) {
    await this.load(uri);
    return this.getFile(uri);
  }

  displayFile(uri) { return this.display(uri); }
}
