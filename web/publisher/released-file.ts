/** A file of a release: its path, such as `/guide/` or `/_astro/style.css`, and the hash of its bytes among the blobs. */
export interface ReleasedFile {
  path: string;
  hash: string;
}
