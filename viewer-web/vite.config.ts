import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the archive: the address that ./run prints. */
const archive = process.env['PACS_HTTP'] ?? 'http://127.0.0.1:8080';
const proxied = ['/dicom-web', '/token', '/sign-in', '/me', '/directory', '/health'];

export default defineConfig({
  plugins: [react()],
  base: './',
  // Cornerstone's decoder starts its worker as a module and loads its codecs by URL; bundling it ahead would lose both.
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['@cornerstonejs/dicom-image-loader'], include: ['dicom-parser'] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // The codecs name Node's modules for the case that they run there; how long the build took is no warning.
      onLog: (level, log, report) => {
        if (log.code === 'PLUGIN_TIMINGS' || log.message.includes('externalized for browser compatibility')) return;
        report(level, log);
      },
    },
  },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, archive])) },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
