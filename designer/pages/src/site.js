// The site that served this page.
const json = async (path, init) => {
  const response = await fetch(path, init);
  const body = await response.json().catch(() => ({}));
  return { status: response.status, body };
};

export const site = {
  folder: async () => (await json("/api/folder")).body,
  read: async (file) => json(`/api/files/${file.split("/").map(encodeURIComponent).join("/")}`),
  write: async (file, seen, text) => json(`/api/files/${file.split("/").map(encodeURIComponent).join("/")}`, {
    method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ seen, text }),
  }),
  definition: async (id) => (await json(`/elsa/api/workflow-definitions/by-definition-id/${encodeURIComponent(id)}`)).body,

  // Calls back after each change of a programme on disk, whoever made it.
  watch(changed, lost) {
    const source = new EventSource("/api/changes");
    source.onmessage = changed;
    source.onerror = lost;
  },
};
