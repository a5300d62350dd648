import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/dist/",
  publicDir: false,
  build: {
    outDir: "../src/knell/web/static/dist",
    emptyOutDir: true,
    // The server looks up the hashed names here.
    manifest: "manifest.json",
    // The licences of what is bundled travel with it.
    license: { fileName: "licenses.md" },
    rolldownOptions: { input: "src/main.ts" },
    // Nothing is inlined: the pages' policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: "es" },
});
