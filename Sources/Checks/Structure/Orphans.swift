import Diagnostics
import LadderModel
import Site

/// What is published and led to from nowhere.
enum Orphans {
  /// Only plain pages can be orphans: every other kind is listed on an index page.
  static func pages(_ subject: CheckSubject) -> [Diagnostic] {
    let (ladder, graph) = (subject.ladder, subject.site.graph)
    let navigation = Set(graph.navigation.compactMap(\.target.page))
    return ladder.pageRefs.compactMap { ref in
      let page = ladder[ref]
      guard page.kind == .page, graph.backlinks[ref.index].isEmpty, !navigation.contains(ref),
        page.status == .active, !subject.templatesName(subject.site.plan.path(of: ref).text)
      else { return nil }
      return Diagnostic(
        .orphanPage, "nothing leads to '\(page.title)'", at: page.place(of: .title),
        help: "link to it from another page, or add it to 'navigation' in ladder.yml")
    }
  }

  static func files(_ subject: CheckSubject) -> [Diagnostic] {
    let graph = subject.site.graph
    var used = Set(graph.targets.joined().compactMap { $0?.path.text })
    used.formUnion(graph.navigation.map(\.target.path.text))
    if let logo = graph.logo { used.insert(logo.text) }
    return subject.contentFiles.filter { !used.contains($0) && !subject.templatesName($0) }.map {
      Diagnostic(
        .unusedFile, "no page shows or links to this file",
        at: SourceFile(path: "content/" + $0).wholePlace, help: "delete it, or link to it")
    }
  }
}

extension CheckSubject {
  /// Whether a template holds the path of a page or file.
  fileprivate func templatesName(_ path: String) -> Bool {
    let wanted = Array(path.utf8)
    guard let first = wanted.first else { return false }
    return templates.contains { file in
      file.bytes.withUnsafeBufferPointer { bytes in
        guard bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { start in
          bytes[start] == first
            && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        }
      }
    }
  }
}
