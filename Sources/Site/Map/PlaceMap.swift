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
    // Once: each question to the site's ladder out of a value that changes would copy it.
    let ladder = site.ladder
    let lanes = site.lanes
    let ranks = ladder.ranks
    let tracks = site.plan.trackGroups.tracks(beside: ladder[level].track)
    let beside = site.plan.counterparts(beside: level)
    let widths = tracks.map { columnWidth(of: $0) }
    let width = max(1, widths.reduce(0, +) + (tracks.count - 1) * Self.columnGap)
    let height = max(1, ranks.count * Self.rowHeight - Self.gap)
    output.reserveCapacity(1024 + 128 * tracks.count * ranks.count)
    // Strokes of two units lie half outside their boxes.
    let view = "-1 -1 \(width + 2) \(height + 2)"
    output += "<svg class=\"place-map\" viewBox=\"\(view)\" width=\"\(width + 2)\"".utf8
    output += " height=\"\(height + 2)\" role=\"img\" aria-label=\"".utf8
    HTMLEscaping.append(words(level, counterparts: beside), to: &output)
    output += "\">".utf8
    var x = 0
    for (track, width) in zip(tracks, widths) {
      for (place, other) in ladder[track].levels.enumerated() {
        let other = (ref: other, level: ladder[other])
        guard let top = ranks.lastIndex(of: other.level.rank.upperBound),
          let bottom = ranks.lastIndex(of: other.level.rank.lowerBound)
        else { continue }
        let left = x + lanes[track.index][place] * (Self.boxWidth + Self.gap)
        let style: Style =
          other.ref == level ? .here : beside.contains(other.ref) ? .beside : .plain
        // The highest rank is on top.
        append(
          other.level.code, style, x: left, y: (ranks.count - 1 - top) * Self.rowHeight,
          height: (top - bottom + 1) * Self.rowHeight - Self.gap)
      }
      x += width + Self.columnGap
    }
    output += "</svg>".utf8
  }

  private func columnWidth(of track: Ref<Track>) -> Int {
    max(1, (site.lanes[track.index].max() ?? 0) + 1) * (Self.boxWidth + Self.gap) - Self.gap
  }

  private func words(_ level: Ref<Level>, counterparts: [Ref<Level>]) -> String {
    let ranks = "\(site.ladder.ranks.first ?? 0) to \(site.ladder.ranks.last ?? 0)"
    let beside = counterparts.map { site.ladder.page(of: $0).title }.joined(separator: ", ")
    return
      "\(site.ladder.page(of: level).title): \(RankText.phrase(site.ladder[level].rank)) of \(ranks)"
      + " on the track \(site.ladder.page(of: site.ladder[level].track).title)"
      + (beside.isEmpty ? "" : ", beside \(beside)")
  }

  private enum Style {
    case plain, here, beside
  }

  private mutating func append(_ code: String, _ style: Style, x: Int, y: Int, height: Int) {
    output.append(utf8: "<rect")
    append("x", x)
    append("y", y)
    append("width", Self.boxWidth)
    append("height", height)
    output.append(utf8: " rx=\"3\"")
    switch style {
    case .plain: break
    case .here: output.append(utf8: " class=\"here\"")
    case .beside: output.append(utf8: " class=\"beside\"")
    }
    output.append(utf8: "/>")
    // A longer one would not fit, and cut text is worse than none.
    guard code.count <= 6 else { return }
    output.append(utf8: "<text")
    append("x", x + Self.boxWidth / 2)
    append("y", y + height / 2 + 4)
    if style == .here { output.append(utf8: " class=\"here\"") }
    output.append(utf8: ">")
    HTMLEscaping.append(code, to: &output)
    output.append(utf8: "</text>")
  }

  private mutating func append(_ name: StaticString, _ value: Int) {
    output.append(utf8: " ")
    output.append(utf8: name)
    output.append(utf8: "=\"")
    output += String(value).utf8
    output.append(utf8: "\"")
  }
}
