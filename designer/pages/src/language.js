// The language server, over a web socket that is opened again when it was lost.
import { LSPClient, languageServerExtensions } from "@codemirror/lsp-client";
import { Files } from "./workspace.js";

const again = 1500;

const open = () => new Promise((resolve, reject) => {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/lsp`);
  const handlers = new Set();
  socket.onmessage = ({ data }) => { for (const handler of handlers) handler(data); };
  socket.onopen = () => resolve({
    socket,
    transport: {
      send: (message) => socket.send(message),
      subscribe: (handler) => handlers.add(handler),
      unsubscribe: (handler) => handlers.delete(handler),
    },
  });
  socket.onerror = () => reject(new Error("The language server can't be reached."));
});

// files shows and opens files of the folder; write(uri, edits) changes one that the language server knows nothing of, such as a message.
export const connect = (published, files, write) => {
  const client = new LSPClient({
    timeout: 30_000,
    workspace: (self) => new Files(self, files),
    extensions: languageServerExtensions(),
    notificationHandlers: {
      // What is told of a text before its last changes is passed over by its version, which counts what the server knows: so it gets to know them first.
      "textDocument/publishDiagnostics": (self, found) => { self.sync(); published(found); return false; },
    },
  });

  // A name that gets another name gets it in messages too; the editor's own command knows only of what is open.
  const request = client.request.bind(client);
  client.request = async (method, parameters) => {
    const answer = await request(method, parameters);
    if (method === "textDocument/rename") {
      for (const [uri, edits] of Object.entries(answer?.changes ?? {})) if (!client.workspace.getFile(uri)) await write(uri, edits);
    }
    return answer;
  };
  const keep = async () => {
    try {
      const { socket, transport } = await open();
      socket.onclose = () => { client.disconnect(); setTimeout(keep, again); };
      client.connect(transport);
    } catch {
      setTimeout(keep, again);
    }
  };
  keep();
  return client;
};
