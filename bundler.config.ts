/** How the pure folders are built for a browser: what the page's build and the test of the bundles have in common. */
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

export const browserBuild = {
  publicDir: false,
  // The file that mgrs names for bundlers has no default export, which is what Node takes from its main file.
  resolve: { alias: { mgrs: fileURLToPath(new URL('node_modules/mgrs/dist/mgrs.js', import.meta.url)) } },
  build: {
    target: 'esnext',
    minify: true,
    modulePreload: false,
    rolldownOptions: {
      // satellite.js offers its propagator in WebAssembly too: 400 kB that nobody here asks for. It does not say that importing it does nothing.
      external: ['#wasm-single-thread', '#wasm-multi-thread'],
      treeshake: { moduleSideEffects: [{ test: /\/node_modules\/satellite\.js\//, sideEffects: false }] },
    },
  },
} as const satisfies UserConfig;
