// Keeps a text of the editor and the file on disk one. What is written here goes to disk when nobody has written for a moment, together with which
// text it was written over; what comes from elsewhere (the picture, another editor) is brought in around what was written here meanwhile.
import { Annotation, ChangeSet, Text } from "@codemirror/state";
import { site } from "./site.js";

const pause = 400;

export const fromElsewhere = Annotation.define();

// The smallest single stretch in which two texts differ.
export const difference = (before, after) => {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from: start, to: before.length - tail, insert: after.slice(start, after.length - tail) };
};

export class Saving {
  // opened is the file as it is written here, with what the disk said of it.
  constructor(opened, { text, revision }, told) {
    this.opened = opened;
    this.file = opened.file;
    this.told = told;
    this.ending = text.includes("\r\n") ? "\r\n" : "\n";
    this.revision = revision;
    this.base = Text.of(text.split(/\r\n?|\n/));
    this.written = ChangeSet.empty(this.base.length);
    this.queue = Promise.resolve();
  }

  get isSaved() { return this.written.empty; }

  // What the editor did.
  took(transaction) {
    if (!transaction.docChanged || transaction.annotation(fromElsewhere)) return;
    this.written = this.written.compose(transaction.changes);
    this.told("writing");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  save() {
    clearTimeout(this.timer);
    return this.queue = this.queue.then(() => this.put()).catch(() => this.retry());
  }

  async put() {
    if (this.isSaved) return;
    const going = this.written;
    const text = going.apply(this.base);
    const { status, body } = await site.write(this.file, this.revision, text.toString().replaceAll("\n", this.ending));
    if (status === 200) {
      // Meanwhile somebody may have gone on writing.
      this.base = text;
      this.written = ChangeSet.of(difference(text.toString(), this.opened.now.doc.toString()), text.length);
      this.revision = body.revision;
      this.told(this.isSaved ? "saved" : "writing");
      if (!this.isSaved) await this.put();
    } else if (status === 409) {
      this.bring(body);
      await this.put();
    } else {
      this.told("failed", body.message);
    }
  }

  // A text from elsewhere.
  bring(body) {
    if (body.revision === this.revision) return;
    const next = Text.of(body.text.split(/\r\n?|\n/));
    const change = ChangeSet.of(difference(this.base.toString(), next.toString()), this.base.length);
    const here = change.map(this.written, true);
    this.written = this.written.map(change);
    this.base = next;
    this.revision = body.revision;
    this.opened.change({ changes: here, annotations: fromElsewhere.of(true) });
    this.told(this.isSaved ? "saved" : "writing");
  }

  // Looks at the disk.
  look() {
    return this.queue = this.queue.then(async () => {
      const { status, body } = await site.read(this.file);
      if (status === 200) this.bring(body);
    }).catch(() => {});
  }

  retry() {
    this.told("failed", "The site can't be reached; what you write is kept here and saved when it answers again.");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), 2000);
  }
}
