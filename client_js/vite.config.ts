/// <reference types="vitest/config" />
import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

import { Features } from "lightningcss"; // comes with vite
import { defineConfig, type Plugin } from "vite";

import budgets from "./budgets.json" with { type: "json" };

/** What a file may weigh as brotli, in bytes; "core" is what every visitor loads. */
const BUDGETS: Record<string, number> = budgets.files;

/** Writes each asset as .gz and .br beside itself: compressed once at build time, never per request. */
function precompressed(): Plugin {
  return {
    name: "precompressed",
    apply: "build",
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error("precompressed: the build has no output folder");
      const assets = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
      await Promise.all(assets.map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const raw = await readFile(path);
  const [gz, br] = await Promise.all([promisify(gzip)(raw, { level: 9 }), promisify(brotliCompress)(raw)]);
  const name = basename(path).replace(/-[\w-]{8}(\.\w+)$/, "$1");
  const budget = BUDGETS[name] ?? budgets.others;
  if (br.length > budget) throw new Error(`${name} weighs ${br.length} bytes; its budget is ${budget}.`);
  await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)]);
}

const ENTRY = resolve(import.meta.dirname, "src/main.tsx");

interface Graph {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

/** The modules that the page loads before anything is drawn, where it begins among them. */
function firstModules(graph: Graph): Set<string> {
  const found = new Set([ENTRY]);
  const wanted = [ENTRY];
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const imported = graph.getModuleInfo(id)?.importedIds ?? [];
    wanted.push(...imported.filter((one) => !found.has(one)));
    for (const one of imported) found.add(one);
  }
  return found;
}

/**
 * What every page loads stays one file, and so does what all that edits code needs, whichever of their parts others
 * share: each piece would be a request of its own. What draws in three dimensions is one file, its readers several.
 */
const codeSplitting = {
  groups: [
    { name: (id: string, graph: Graph) => (firstModules(graph).has(id) ? "core" : null), priority: 1 },
    {
      name: "editor",
      test: /node_modules\/(@codemirror\/(state|view|language|commands)|@lezer\/(common|highlight)|style-mod)\//,
    },
    { name: "three", test: /node_modules\/three\/build\// },
  ],
};

/** A package's chunk bears the package's name; by itself most would be called "dist". */
function chunkFileNames({ name, moduleIds }: { name: string; moduleIds: string[] }): string {
  const packaged = /.*node_modules\/(?:@[\w-]+\/)?([\w-]+)\//.exec(moduleIds.at(-1) ?? "")?.[1];
  return `assets/${name === "dist" ? packaged : name}-[hash].js`;
}

export default defineConfig({
  base: "./", // every address is relative: the page works below any path of a proxy
  plugins: [precompressed()],
  // For older browsers it would take the language for the direction: English on a page in Arabic were Arabic.
  css: { lightningcss: { exclude: Features.DirSelector } },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true, // names with hashes would pile up
    manifest: "manifest.json", // the server writes the HTML from it
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { core: ENTRY },
      preserveEntrySignatures: "allow-extension", // the other chunks import from it
      output: { chunkFileNames, codeSplitting },
    },
  },
  test: {
    environment: "jsdom",
    pool: "threads",
    isolate: false, // one jsdom a worker instead of one a file: a run takes a tenth of the time
    setupFiles: ["src/test_setup.ts"],
    testTimeout: 30_000, // no test waits for a clock: whoever is this late is lost, others are on a busy machine
  },
});
