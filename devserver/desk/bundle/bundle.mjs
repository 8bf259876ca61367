// Makes codemirror.js, and the file with the licenses of what is in it, in the folder that is named:
// `node bundle.mjs FOLDER`, here or in a copy of this folder, after `npm ci`. The same lock gives the same bytes.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";

const folder = process.argv[2];
const { metafile } = await build({
  entryPoints: ["codemirror.mjs"],
  outfile: `${folder}/codemirror.js`,
  bundle: true,
  format: "esm",
  minify: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "none", // they are all in the file of licenses
  banner: { js: "// CodeMirror, bundled by `make codemirror`; never edit it here. Licenses: codemirror.licenses.txt" },
  metafile: true,
});
const [{ inputs }] = Object.values(metafile.outputs);
const names = Object.keys(inputs).map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]);
const said = [...new Set(names.filter(Boolean))].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  return `${name} ${version} (${license})\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
});
writeFileSync(
  `${folder}/codemirror.licenses.txt`,
  `What codemirror.js is made of.\n\n${said.join(`\n${"-".repeat(80)}\n\n`)}`,
);
