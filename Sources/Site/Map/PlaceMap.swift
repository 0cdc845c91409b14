import LadderModel
import Pages

/// A small drawing of where one level stands: ranks as rows, tracks as columns, this level filled,
/// its counterparts outlined. The page says the same in words, so it is one picture with a name.
struct PlaceMap {
  private static let rowHeight = 22
  private static let boxWidth = 52
  private static let gap = 4
  private static let columnGap = 18

  private let site: ResolvedSite
  private var output: [UInt8] = []

  static func svg(_ site: ResolvedSite, of level: Ref<Level>) -> [UInt8] {
    var map = PlaceMap(site: site)
    map.draw(level)
    return map.output
  }

  private init(site: ResolvedSite) {
    self.site = site
  }

  private mutating func draw(_ level: Ref<Level>) {
    let ladder = site.ladder
    let ranks = Array(ladder.ranks.reversed())
    let tracks = site.plan.trackGroups.tracks(beside: ladder[level].track)
    let beside = site.plan.counterparts(beside: level)
    let counterparts = Set(beside)
    var boxes: [UInt8] = []
    var x = 0
    for ref in tracks {
      let track = ladder[ref]
      let lanes = MapLayout.lanes(of: track, in: ladder)
      for other in track.levels {
        guard let top = ranks.firstIndex(of: ladder[other].rank.upperBound),
          let bottom = ranks.firstIndex(of: ladder[other].rank.lowerBound)
        else { continue }
        let left = x + (lanes[other] ?? 0) * (Self.boxWidth + Self.gap)
        let style = other == level ? "here" : counterparts.contains(other) ? "beside" : ""
        boxes += box(
          other, style, x: left, y: top * Self.rowHeight,
          height: (bottom - top + 1) * Self.rowHeight - Self.gap)
      }
      let count = max(1, (lanes.values.max() ?? 0) + 1)
      x += count * (Self.boxWidth + Self.gap) - Self.gap + Self.columnGap
    }
    let width = max(1, x - Self.columnGap)
    let height = max(1, ranks.count * Self.rowHeight - Self.gap)
    // Strokes of two units lie half outside their boxes.
    let view = "-1 -1 \(width + 2) \(height + 2)"
    output += "<svg class=\"place-map\" viewBox=\"\(view)\" width=\"\(width + 2)\"".utf8
    output += " height=\"\(height + 2)\" role=\"img\" aria-label=\"".utf8
    HTMLEscaping.append(words(level, counterparts: beside), to: &output)
    output += "\">".utf8
    output += boxes
    output += "</svg>".utf8
  }

  private func words(_ level: Ref<Level>, counterparts: [Ref<Level>]) -> String {
    let ladder = site.ladder
    let ranks = "\(ladder.ranks.first ?? 0) to \(ladder.ranks.last ?? 0)"
    let beside = counterparts.map { ladder.page(of: $0).title }.joined(separator: ", ")
    return "\(ladder.page(of: level).title): \(RankText.phrase(ladder[level].rank)) of \(ranks)"
      + " on the track \(ladder.page(of: ladder[level].track).title)"
      + (beside.isEmpty ? "" : ", beside \(beside)")
  }

  private func box(
    _ level: Ref<Level>, _ style: String, x: Int, y: Int, height: Int
  ) -> [UInt8] {
    let code = site.ladder[level].code
    var output = Array("<rect x=\"\(x)\" y=\"\(y)\" width=\"\(Self.boxWidth)\"".utf8)
    output += " height=\"\(height)\" rx=\"3\"".utf8
    if !style.isEmpty { output += " class=\"\(style)\"".utf8 }
    output += "/>".utf8
    // A longer one would not fit, and cut text is worse than none.
    guard code.count <= 6 else { return output }
    output += "<text x=\"\(x + Self.boxWidth / 2)\" y=\"\(y + height / 2 + 4)\"".utf8
    if style == "here" { output += " class=\"here\"".utf8 }
    output += ">".utf8
    HTMLEscaping.append(code, to: &output)
    output += "</text>".utf8
    return output
  }
}
