import Diagnostics
import LadderModel
import Pages

/// Words that leave somebody out, anywhere in the running text.
enum ExcludingTerms {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard subject.isEnglish else { return [] }
    return subject.ladder.pages.filter { $0.status != .retired }.flatMap(findings)
  }

  private static func findings(in page: Page) -> [Diagnostic] {
    let html = page.document.html
    var search = SourceSearch(page)
    return page.document.prose.map(\.range).flatMap { range -> [Diagnostic] in
      let ranges = WordScan.ranges(in: html, range)
      let words = ranges.map { String(decoding: html[$0], as: UTF8.self).lowercased() }
      return terms.all(in: words).compactMap { term in
        guard let place = search.place(ofWords: term.words, near: range.lowerBound) else {
          return nil
        }
        let name = term.words.joined(separator: " ")
        return Diagnostic(
          .excludingTerm, "'\(name)' leaves people out, or has a plainer word", at: place,
          help: term.alternative.map { "write '\($0)'" })
      }
    }
  }

  private static let terms = PhraseList([
    ("he", "they"), ("she", "they"), ("his", "their"), ("her", "their"), ("him", "them"),
    ("himself", "themselves"), ("herself", "themselves"), ("he she", "they"),
    ("his her", "their"), ("guys", "everyone"), ("manpower", "people"),
    ("man-hours", "hours of work"), ("man-days", "days of work"), ("manned", "staffed"),
    ("chairman", "chair"), ("spokesman", "speaker"), ("craftsmanship", "craft"),
    ("middleman", "go-between"), ("salesman", "seller"), ("foreman", "lead"),
    ("whitelist", "allow list"), ("blacklist", "deny list"),
    ("master slave", "primary and replica"),
    ("slave", "replica"), ("grandfathered", "exempt"), ("sanity check", "check"),
    ("sanity test", "check"), ("crazy", "surprising"), ("insane", "surprising"),
    ("dummy", "placeholder"), ("cripple", "weaken"), ("crippled", "weakened"),
    ("tone-deaf", "careless"),
    ("blind spot", "gap"), ("rockstar", "expert"), ("rock star", "expert"), ("ninja", "expert"),
    ("guru", "expert"), ("wizard", "expert"), ("native speaker", "fluent speaker"),
    ("digital native", "someone at home with computers"), ("housekeeping", "upkeep"),
    ("tribal knowledge", "unwritten knowledge"), ("pow-wow", "meeting"), ("spirit animal", "model"),
    ("open the kimono", "share openly"),
  ])
}
