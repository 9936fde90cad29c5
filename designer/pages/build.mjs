// Builds the pages: our page as one script and one style sheet, and Elsa Studio with a frame of ours around each of its elements. What is put
// together stands in a folder beside first, so that the folder of the pages is whole or not there.
import { build } from "esbuild";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const out = resolve(process.argv[2]);
const made = `${out}.part`;
rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });

await build({
  entryPoints: { app: "src/app.js" },
  bundle: true, minify: true, format: "esm", target: "es2022", outdir: made, legalComments: "linked", logLevel: "warning",
});
cpSync("src/index.html", join(made, "index.html"));
cpSync("src/app.css", join(made, "app.css"));

// The package's own page is a demonstration that loads fonts from elsewhere; source maps are of no use to anybody here.
const studio = "node_modules/@elsa-workflows/elsa-studio-wasm";
const left = new Set(["index.html", "package.json", "README.md"]);
cpSync(studio, join(made, "studio"), { recursive: true, filter: (path) => !path.includes(".map") && !left.has(path.slice(studio.length + 1)) });
for (const file of readdirSync("studio")) cpSync(join("studio", file), join(made, "studio", file));

for (const file of ["app.js", "app.css", "index.html"]) {
  const bytes = readFileSync(join(made, file));
  writeFileSync(join(made, `${file}.br`), brotliCompressSync(bytes));
  writeFileSync(join(made, `${file}.gz`), gzipSync(bytes));
}

if (existsSync(out)) rmSync(out, { recursive: true });
renameSync(made, out);
console.error(`designer: the pages are in ${out}`);
