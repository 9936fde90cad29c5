// The language server, over a web socket that is opened again when it was lost.
import { LSPClient, languageServerExtensions } from "@codemirror/lsp-client";

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

export const connect = (published) => {
  const client = new LSPClient({
    timeout: 30_000,
    extensions: languageServerExtensions(),
    notificationHandlers: {
      "textDocument/publishDiagnostics": (_, found) => { published(found); return false; },
    },
  });
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
