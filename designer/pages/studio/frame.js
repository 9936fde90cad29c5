// One element of Elsa Studio in a frame of its own: what stands in the address is shown, the page around it is told what is saved there, and tells
// the frame what to draw. The Studio itself has no event for either.
const query = new URLSearchParams(location.search);
const elements = {
  editor: ["elsa-workflow-definition-editor", "definition-id"],
  viewer: ["elsa-workflow-instance-viewer", "instance-id"],
  definitions: ["elsa-workflow-definition-list", null],
  instances: ["elsa-workflow-instance-list", null],
};
const api = `${location.origin}/elsa/api`;
const tell = (message) => parent !== window && parent.postMessage({ studio: query.get("show"), ...message }, location.origin);

// The steps of the definition that the Studio asked for last: until they are there, what is drawn is the one before.
let asked = null;

// Has to stand before the Studio starts.
const fetchOfBrowser = window.fetch;
window.fetch = async (input, init) => {
  const request = input instanceof Request ? input : null;
  const [url, method] = [new URL(request?.url ?? input, location.href), (init?.method ?? request?.method ?? "GET").toUpperCase()];
  const isSave = url.pathname === "/elsa/api/workflow-definitions" && method === "POST";
  if (isSave) tell({ event: "saving" });
  const response = await fetchOfBrowser(input, init);
  if (method === "GET" && /\/workflow-definitions\/by-(definition-)?id\//.test(url.pathname)) {
    response.clone().json().then((answer) => { asked = answer.root?.activities.map((one) => one.id) ?? null; }, () => {});
  }
  if (isSave) {
    response.clone().json().then((answer) => tell(response.ok
      ? { event: "saved", id: answer.workflowDefinition.definitionId, revision: answer.workflowDefinition.customProperties?.revision, answer }
      : { event: "refused", reasons: answer.errors?.generalErrors ?? [answer.message] }), () => {});
  }
  return response;
};

// After something was begun, the Studio goes to an address of its own; the page around it shows what is there.
const push = history.pushState.bind(history);
history.pushState = (state, title, url) => {
  const path = url ? new URL(url, document.baseURI).pathname : "";
  const instance = /\/workflows\/instances\/([^/]+)\/view/.exec(path);
  if (instance) tell({ event: "instance", id: decodeURIComponent(instance[1]) });
  else push(state, title, location.pathname + location.search);
};

// All of a picture is shown at first, once it is drawn and rests: the Studio's own button does it, the first of the bar above the picture.
let resting = null;
const fit = (kind) => {
  resting?.disconnect();
  asked = null;
  let pause = 0;
  const press = () => {
    const button = document.querySelector(kind === "viewer" ? ".rz-splitter .rz-splitter .mud-toolbar button" : ".mud-toolbar button");
    const drawn = [...document.querySelectorAll(".x6-node")].map((node) => node.dataset.cellId);
    if (!button || !asked || asked.length !== drawn.length || !asked.every((id) => drawn.includes(id))) return;
    resting.disconnect();
    button.click();
  };
  resting = new MutationObserver(() => {
    clearTimeout(pause);
    pause = setTimeout(press, 250);
  });
  resting.observe(document.body, { childList: true, subtree: true });
};

let element = null;
let shown = "";
const show = async (kind, id) => {
  const [tag, attribute] = elements[kind] ?? elements.editor;
  await customElements.whenDefined(tag);
  if (!element || kind === "viewer") {
    // The Studio lets go of an element a second after it is taken away; until then another one can't be put up.
    if (element) {
      element.remove();
      await new Promise((done) => setTimeout(done, 1300));
    }
    element = document.createElement(tag);
    element.setAttribute("remote-endpoint", api);
  }
  if (kind === "viewer" || (kind === "editor" && id.split("~")[0] !== shown)) fit(kind);
  if (attribute) element.setAttribute(attribute, id);
  shown = id.split("~")[0];
  if (!element.isConnected) {
    document.getElementById("studio").append(element);
    element.editWorkflowDefinition = (definition) => tell({ event: "open", id: definition });
    element.viewWorkflowInstance = (instance) => tell({ event: "instance", id: instance });
  }
};

window.addEventListener("message", ({ origin, data }) => {
  if (origin === location.origin && data?.show) show(data.show, data.id);
  if (origin === location.origin && data && "counts" in data) writeCounts(data.counts);
  if (origin === location.origin && data?.theme) document.documentElement.dataset.theme = data.theme;
});

// Ready when something of the Studio is to be seen.
const seen = new MutationObserver(() => {
  if (document.querySelector(".x6-node, table, .mud-table")) {
    seen.disconnect();
    document.body.classList.add("ready");
    tell({ event: "ready" });
  }
});
seen.observe(document.body, { childList: true, subtree: true });

document.addEventListener("click", ({ target }) => {
  const node = target.closest?.(".x6-node");
  if (node) tell({ event: "step", words: node.textContent.trim(), node: node.dataset.cellId });
});
show(query.get("show") ?? "editor", query.get("id") ?? "");
