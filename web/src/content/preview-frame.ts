/** What stands around a page that shows drafts. */
export interface PreviewFrame {
  /** What its addresses begin with: `/preview/<token>`, without a last slash. */
  base: string;
}
