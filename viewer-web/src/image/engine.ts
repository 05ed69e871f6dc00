import { cache, init as initCore, registerImageLoader, RenderingEngine } from '@cornerstonejs/core';
import { init as initLoader } from '@cornerstonejs/dicom-image-loader';
import { addTool, init as initTools, PanTool, StackScrollTool, ZoomTool } from '@cornerstonejs/tools';
import { authorization } from '../dicomweb/request';
import { goOn } from '../session/refresh';
import { believeCodestream } from './codestream';
import { GreyWindowTool } from './GreyWindowTool';
import { loadGrey } from './loading';

/** Decoded pictures kept in memory, in bytes: a large CT and its priors, and room for the browser on a small machine. */
export const CACHE_BYTES = 1024 * 1024 * 1024;

let started: RenderingEngine | undefined;

/** Starts Cornerstone3D once: decoding in workers, frames fetched with the person's token. */
export function engine(): RenderingEngine {
  if (started) return started;
  initCore({ rendering: { webGlContextCount: 2 }, debug: { statsOverlay: false } });
  cache.setMaxCacheSize(CACHE_BYTES);
  initLoader({
    maxWebWorkers: Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1)),
    beforeSend: authorization,
    beforeProcessing: (request) => Promise.resolve(believeCodestream(request.response as ArrayBuffer)),
    errorInterceptor: ({ status }) => {
      if (status === 401) void goOn(true);
    },
  });
  registerImageLoader('wadors', loadGrey);
  initTools();
  [GreyWindowTool, PanTool, ZoomTool, StackScrollTool].forEach((tool) => {
    addTool(tool);
  });
  started = new RenderingEngine('reading-room');
  return started;
}
