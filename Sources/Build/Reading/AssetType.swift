import Site

/// Which files under `content/` are published as they are.
///
/// A list of what is allowed: anything a browser would run or render as a page of this site (HTML,
/// scripts, style sheets, XML) would slip past the templates and the content security policy.
enum AssetType {
  static let extensions = LinkTarget.pictures.union([
    "pdf", "txt", "csv", "tsv", "json", "ics",
    "docx", "xlsx", "pptx", "odt", "ods", "odp", "zip",
    "woff", "woff2", "mp3", "ogg", "wav", "mp4", "webm", "vtt",
  ])

  /// What to do about a file that is not on the list.
  static func help(forExtension fileExtension: String) -> String {
    switch fileExtension {
    case "markdown", "mdown", "mkd", "mdx", "md":
      "name it with the ending '.md', in lower case"
    case "html", "htm", "xhtml":
      "write the page as Markdown, or make it a template in 'templates/'"
    case "js", "mjs", "css":
      "scripts and style sheets belong in 'templates/assets/'"
    case "yml", "yaml":
      "settings are read from 'ladder.yml' and from the front matter of pages"
    default:
      "publish it as one of \(extensions.sorted().joined(separator: ", ")), "
        + "or begin its name with '_' to leave it out"
    }
  }
}
