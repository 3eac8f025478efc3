import type { ContentGraph } from '../../src/content/graph.ts';
import type { PreviewFrame } from '../../src/content/preview-frame.ts';

/** What previews need of the site that is live. */
export interface PreviewSource {
  /** Changes in place: what is read of it is read at once. */
  live(): ContentGraph;
  /** Another where `live` shows other content; none while it may still be taken back. */
  version(): string | undefined;
  /** @throws PageFailed */
  render(graph: ContentGraph, path: string, preview: PreviewFrame): Promise<Uint8Array>;
  folders(): PreviewFolders;
}

export interface PreviewFolders {
  /** Holds `current`, the live tree. */
  siteDir: string;
  /** Of the compiled app: `client/` in it holds what pages refer to. */
  appDir: string;
  /** Pictures and their variants. */
  media: string;
}
