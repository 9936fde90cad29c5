// Elsa Studio in frames of this site, one element each.
export class Studio {
  // Its files are fetched at once, and it is started when `first` is kept.
  constructor(parent, kind, label, told, first = null) {
    this.first = first;
    this.parent = parent;
    this.kind = kind;
    this.label = label;
    this.turn = 0;
    window.addEventListener("message", ({ origin, source, data }) => {
      if (origin === location.origin && source && source === this.frame?.contentWindow) {
        if (data.event === "listening") {
          this.isListening = true;
          this.post();
        }
        if (data.event === "loaded") this.first?.then(() => this.frame.contentWindow.postMessage({ start: true }, location.origin));
        if (data.event === "ready") this.paint();
        told(data);
      }
    });
  }

  // Shows something; the same again draws it anew, since the Studio looks only when it is asked for another name.
  show(id) {
    this.id = id;
    this.turn++;
    this.waiting = this.kind === "editor" ? `${id}~${this.turn}` : id;
    if (this.isListening) this.post();
    else if (!this.frame) this.begin();
  }

  begin() {
    this.frame = document.createElement("iframe");
    this.frame.title = this.label;
    this.frame.src = `/studio/frame.html?show=${this.kind}&id=${encodeURIComponent(this.waiting)}${this.first ? "&later" : ""}`;
    this.waiting = undefined;
    this.parent.replaceChildren(this.frame);
  }

  // What was asked for before the frame listened is asked for then.
  post() {
    if (this.waiting !== undefined) this.frame.contentWindow.postMessage({ show: this.kind, id: this.waiting }, location.origin);
    this.waiting = undefined;
  }

  // What is to be written on the picture; nothing takes it away.
  write(counts) { this.frame?.contentWindow?.postMessage({ counts }, location.origin); }

  theme(name) {
    this.name = name;
    this.paint();
  }

  paint() { this.frame?.contentWindow?.postMessage({ theme: this.name }, location.origin); }
  focus() { this.frame?.focus(); }
}
