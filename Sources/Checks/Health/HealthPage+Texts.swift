import Diagnostics
import LadderModel
import Site
import Templates

/// What is copied, how hard it is to read, and who answers for it.
extension HealthPage {
  /// A row for each level: statements, copies and drifted copies, words and reading grade.
  func texts(_ track: Ref<Track>) -> TemplateValue {
    var copies: [Ref<Level>: Int] = [:]
    for promotion in Promotion.all(in: subject.site) {
      copies[promotion.to] = max(
        copies[promotion.to, default: 0], promotion.comparison.counts.unchanged)
    }
    let drifted = Dictionary(
      grouping: report.findings.filter { $0.code == .nearDuplicate }, by: \.place.path)
    return [
      "title": .text(ladder.page(of: track).title),
      "rows": .list(
        ladder[track].levels.map { level in
          let own = statementsByLevel[level, default: []]
          let copied = copies[level, default: 0]
          let words = own.reduce(0) { $0 + $1.words.count }
          let grade = subject.isEnglish ? Readability.grade(of: own) : nil
          return [
            "level": name(level), "statements": .int(own.count), "copied": .int(copied),
            "share": .int(Self.share(Double(copied), of: Double(own.count))),
            "drifted": .int(drifted[ladder.page(of: level).file.path]?.count ?? 0),
            "words": .text(own.isEmpty ? "–" : Self.tenths(Double(words) / Double(own.count))),
            "grade": .text(grade.map(Self.tenths) ?? "–"),
            "gradeBar": .int(grade.map { Self.share($0, of: 20) } ?? 0),
            "hard": .bool(grade.map { $0 > Readability.highestGrade } ?? false),
          ]
        }),
    ]
  }

  /// "7.5"
  static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private var kept: [Page] {
    ladder.pages.filter { Owners.kinds.contains($0.kind) && $0.status != .retired }
  }

  /// A row for each owner, and one for what has none.
  var owners: [TemplateValue] {
    let groups = Dictionary(grouping: kept) { $0.owner ?? "" }
    let most = groups.values.map(\.count).max() ?? 0
    let names = groups.keys.filter { !$0.isEmpty }.sorted() + (groups[""] == nil ? [] : [""])
    return names.map { name in
      let pages = groups[name] ?? []
      return [
        "name": .text(name.isEmpty ? "nobody" : name), "pages": .int(pages.count),
        "bar": .int(Self.share(Double(pages.count), of: Double(most))),
        "oldest": .text(pages.compactMap(\.reviewed).min() ?? "–"),
      ]
    }
  }

  /// The pages reviewed longest ago first; nothing where the day is not known.
  var reviews: [TemplateValue] {
    guard let today = subject.today else { return [] }
    let dated = kept.compactMap { page in
      page.reviewed.flatMap(CalendarDay.init).map { (page, $0) }
    }.sorted { ($0.1, $0.0.path) < ($1.1, $1.0.path) }
    return dated.prefix(12).map { page, day in
      let months = max(0, (today.year - day.year) * 12 + today.month - day.month)
      return [
        "title": .text(page.title), "path": .text(page.path), "day": .text(page.reviewed ?? ""),
        "months": .int(months), "bar": .int(Self.share(Double(months), of: 24)),
        "stale": .bool(day < today.aYearBefore),
      ]
    }
  }

  /// Pages without a day of review.
  var unreviewed: Int { kept.count { $0.reviewed == nil } }
}
