// Which program serves the editor; apart from the editor, so that it can be tried without one.
const fs = require("fs");
const path = require("path");

/**
 * @param {string} setting what the user set; empty for nothing
 * @param {string[]} folders the folders that are open
 * @returns {{ command: string, args: string[] }}
 */
function serverCommand(setting, folders) {
  const names = process.platform === "win32" ? ["loyalty.cmd", "loyalty.exe"] : ["loyalty"];
  const own = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => fs.existsSync(file) && fs.statSync(file).isFile());
  return { command: setting || own || "loyalty", args: ["lsp"] };
}

module.exports = { serverCommand };
