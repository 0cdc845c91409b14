package import Diagnostics
package import Templates

extension ResolvedSite {
  /// The templates that pages of this site begin with and that are not there, each once.
  package func missingTemplates(in library: TemplateLibrary) -> [Diagnostic] {
    let names = library.names
    var first: [String: String] = [:]
    // Neighbours are made from the same template.
    var last: String?
    for page in plan.pages where page.template != last {
      last = page.template
      if first[page.template] == nil { first[page.template] = page.path.text }
    }
    return first.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }.map { name, page in
      Diagnostic(
        .unknownTemplate, "template '\(name)' does not exist, and '\(page)' is made from it",
        at: SourceFile(path: "templates/" + name).wholePlace,
        help: "write it; REFERENCE.md lists what it is given")
    }
  }
}

private struct Finding: Hashable {
  let place: SourcePlace
  let message: String

  init(_ diagnostic: Diagnostic) {
    place = diagnostic.place
    message = diagnostic.message
  }
}

extension [Diagnostic] {
  /// A wrong address in a template is on every page that is made from it: what is wrong on many pages
  /// is reported for the first of them, with the number of the others.
  package func eachAddressOnce() -> [Diagnostic] {
    // Pages of different folders go up differently to the same file.
    func finding(_ diagnostic: Diagnostic) -> String {
      diagnostic.message.split(separator: "../", omittingEmptySubsequences: false).joined()
    }
    var pages: [String: Int] = [:]
    for diagnostic in self { pages[finding(diagnostic), default: 0] += 1 }
    var reported: Set<String> = []
    return compactMap { diagnostic in
      let finding = finding(diagnostic)
      guard let count = pages[finding], count > Self.mostPages else { return diagnostic }
      guard reported.insert(finding).inserted else { return nil }
      var diagnostic = diagnostic
      diagnostic.notes.append(.init("and on \(count - 1) other pages", at: diagnostic.place))
      return diagnostic
    }
  }

  /// On as many it may also be what several authors wrote, each of whom wants to know.
  private static let mostPages = 5

  /// What is wrong in a template is wrong on every page that shows it: each place is reported for
  /// the first of them, with the number of the others.
  package func eachPlaceOnce() -> [Diagnostic] {
    var others: [Finding: Int] = [:]
    var kept: [Diagnostic] = []
    for diagnostic in self {
      let finding = Finding(diagnostic)
      if others[finding] == nil { kept.append(diagnostic) }
      others[finding, default: -1] += 1
    }
    return kept.map { diagnostic in
      let finding = Finding(diagnostic)
      guard let number = others[finding], number > 0, let last = diagnostic.notes.last else {
        return diagnostic
      }
      var diagnostic = diagnostic
      let pages = number == 1 ? "1 other page" : "\(number) other pages"
      diagnostic.notes.append(.init("and while rendering \(pages)", at: last.place))
      return diagnostic
    }
  }
}
