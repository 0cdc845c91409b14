import Diagnostics
import LadderModel
import Pages
import Site

/// Links to `page.html` where `page.md` is what a code host shows.
enum OutputLinks {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    let (ladder, site) = (subject.ladder, subject.site)
    return ladder.pageRefs.flatMap { ref in
      let page = ladder[ref]
      return zip(page.document.links, site.graph.targets[ref.index]).compactMap {
        link, target -> Diagnostic? in
        guard let source = target?.page, !link.destination.hasPrefix("#") else { return nil }
        let path = link.destination.prefix { $0 != "#" && $0 != "?" }
        guard path.hasSuffix(".html") else { return nil }
        let right = path.dropLast(5) + ".md" + link.destination.dropFirst(path.count)
        return Diagnostic(
          .linkToOutput, "'\(link.destination)' is made from '\(ladder[source].path)'",
          at: page.file.place(link.range), help: "write '\(right)', which a code host can show too")
      }
    }
  }
}
