/// How the preview's overlay looks, and the mark on what changed.
enum PreviewStyle {
  static let bytes = Array(text.utf8)

  private static let text = """
    .ladder-preview-changed {
      animation: ladder-preview-changed 2.5s ease-out;
      outline: 2px solid #c77700;
      outline-offset: 2px;
    }
    @keyframes ladder-preview-changed {
      from { background-color: #ffd98080; }
    }
    @media (prefers-reduced-motion: reduce) {
      .ladder-preview-changed { animation: none; }
    }
    dialog {
      box-sizing: border-box;
      width: min(60rem, 100vw - 2rem);
      max-height: calc(100vh - 2rem);
      margin: 1rem auto;
      padding: 1rem 1.25rem;
      overflow: auto;
      border: 0;
      border-top: 6px solid #c4262e;
      border-radius: 6px;
      background: #fff;
      color: #1b1b1b;
      font: 16px/1.5 system-ui, sans-serif;
    }
    dialog::backdrop { background: #0008; }
    dialog h1 { display: inline-block; margin: 0 1rem 0 0; font-size: 1.25rem; }
    dialog button { font: inherit; padding: 0.25rem 0.75rem; }
    dialog ul { margin: 0; padding: 0; list-style: none; }
    dialog li { padding: 0.75rem 0; border-top: 1px solid #8888; overflow-wrap: anywhere; }
    dialog li p { margin: 0; }
    dialog .place { font-family: ui-monospace, monospace; font-size: 0.875rem; }
    dialog a { color: #0b4f9e; }
    dialog strong { color: #a81e25; }
    dialog .warning strong, dialog .hint strong { color: #7a4b00; }
    dialog code { color: #555; font-size: 0.875rem; }
    dialog pre {
      margin: 0.5rem 0;
      padding: 0.5rem 0.75rem;
      overflow-x: auto;
      background: #f2f2f2;
      font: 0.875rem/1.4 ui-monospace, monospace;
      tab-size: 8;
    }
    @media (prefers-color-scheme: dark) {
      dialog { background: #1d1f21; color: #eee; }
      dialog a { color: #8ec1ff; }
      dialog strong { color: #ff8f94; }
      dialog .warning strong, dialog .hint strong { color: #ffc66d; }
      dialog code { color: #bbb; }
      dialog pre { background: #2a2d30; }
    }

    """
}
