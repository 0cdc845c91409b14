import LadderModel
import Pages

/// Draws the dual-track map as SVG: a picture of what the table under it says.
///
/// Colours come from the style sheet by class; every box is a link. The drawing has a name and a
/// description of its own.
struct TrackMap {
  private let site: ResolvedSite
  private let path: SitePath
  private let layout: MapLayout
  private var output: [UInt8] = []

  static func svg(_ site: ResolvedSite, _ tracks: [Ref<Track>], on path: SitePath) -> [UInt8] {
    var map = TrackMap(site: site, path: path, layout: MapLayout(site.ladder, tracks))
    map.draw()
    return map.output
  }

  private init(site: ResolvedSite, path: SitePath, layout: MapLayout) {
    self.site = site
    self.path = path
    self.layout = layout
  }

  private mutating func draw() {
    let size = "\(layout.width) \(layout.contentBottom)"
    write("<svg class=\"map\" viewBox=\"0 0 \(size)\" width=\"\(layout.width)\"")
    write(" height=\"\(layout.contentBottom)\" role=\"group\"")
    write(" aria-labelledby=\"map.title map.description\">\n")
    write("<title id=\"map.title\">Tracks side by side</title>\n<desc id=\"map.description\">")
    text("Ranks are rows, the highest on top; tracks are columns. The table below says the same.")
    write("</desc>\n")
    drawArrowheads()
    drawRanks()
    drawHeaders()
    for arrow in layout.arrows { draw(arrow) }
    for box in layout.boxes { draw(box) }
    for role in layout.roles { draw(role) }
    write("</svg>")
  }

  private mutating func drawArrowheads() {
    write("<defs>")
    for name in ["promotion", "move"] {
      write("<marker id=\"map.\(name)\" class=\"map-head \(name)\" viewBox=\"0 0 8 8\" refX=\"7\"")
      write(" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\">")
      write("<path d=\"M0 0 8 4 0 8z\"/></marker>")
    }
    write("</defs>\n")
  }

  private mutating func drawRanks() {
    for (index, row) in layout.rows.enumerated() {
      let style = index % 2 == 0 ? "map-band" : "map-band odd"
      write("<rect class=\"\(style)\" x=\"0\" y=\"\(row.y)\" width=\"\(layout.width)\"")
      write(" height=\"\(layout.rowHeight)\"/>\n")
      let middle = row.y + layout.rowHeight / 2 + 5
      guard let page = site.plan.page(.rank(row.rank)) else { continue }
      link(to: page.path, label: "Rank \(row.rank)") { map in
        map.write("<text class=\"map-rank\" x=\"\(map.layout.rankWidth / 2)\" y=\"\(middle)\"")
        map.write(" text-anchor=\"middle\">\(row.rank)</text>")
      }
    }
  }

  private mutating func drawHeaders() {
    drawHeading(["Rank"], above: layout.rankWidth / 2)
    for (column, lines) in zip(layout.columns, layout.headings) {
      drawHeading(lines, above: column.x + column.width / 2)
    }
    if let role = layout.roles.first { drawHeading(["Lateral moves"], above: role.frame.centre) }
  }

  /// The last line stands where those of one line do.
  private mutating func drawHeading(_ lines: [String], above x: Int) {
    for (index, line) in lines.enumerated() {
      let y = layout.headerHeight - 14 - (lines.count - 1 - index) * 19
      write("<text class=\"map-header\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"middle\">")
      text(line)
      write("</text>\n")
    }
  }

  private mutating func draw(_ box: MapLayout.Box) {
    let level = site.ladder[box.level]
    let isPaired = site.ladder.counterpartCount(of: box.level) > 0
    let classes = isPaired ? "map-level" : "map-level unpaired"
    let title = site.ladder.page(of: box.level).title
    let suffix = isPaired ? "" : ", no counterpart"
    link(
      to: site.plan.path(of: box.level),
      label: "\(title), \(level.code), \(RankText.phrase(level.rank))\(suffix)"
    ) { map in
      map.drawFrame(box.frame, classes)
      map.drawLines(
        [map.site.code(of: box.level)] + box.lines, in: box.frame, first: "map-code",
        rest: "map-title")
    }
  }

  private mutating func draw(_ box: MapLayout.RoleBox) {
    let title = site.ladder.page(of: box.role).title
    link(to: site.plan.path(of: site.ladder[box.role].page), label: "\(title), role") { map in
      map.drawFrame(box.frame, "map-level role")
      map.drawLines(box.lines, in: box.frame, first: "map-title", rest: "map-title")
    }
  }

  private mutating func drawFrame(_ frame: MapLayout.Rectangle, _ classes: String) {
    write("<rect class=\"\(classes)\" x=\"\(frame.x)\" y=\"\(frame.y)\" width=\"\(frame.width)\"")
    write(" height=\"\(frame.height)\" rx=\"6\"/>")
  }

  private mutating func drawLines(
    _ lines: [String], in frame: MapLayout.Rectangle, first: String, rest: String
  ) {
    let top = frame.middle - lines.count * 19 / 2 + 15
    for (index, line) in lines.enumerated() {
      write("<text class=\"\(index == 0 ? first : rest)\" x=\"\(frame.centre)\"")
      write(" y=\"\(top + index * 19)\" text-anchor=\"middle\">")
      text(line)
      write("</text>")
    }
  }

  private mutating func draw(_ arrow: MapLayout.Arrow) {
    let line = arrow.kind == .promotion ? promotionPath(arrow) : movePath(arrow)
    let head = arrow.kind == .promotion ? "promotion" : "move"
    write("<path class=\"map-arrow \(Self.classes(arrow.kind))\" marker-end=\"url(#map.\(head))\"")
    write(" d=\"\(line)\"/>\n")
  }

  private static func classes(_ kind: MapLayout.Arrow.Kind) -> String {
    switch kind {
    case .promotion: "promotion"
    case .move: "move"
    case .lateral: "move lateral"
    }
  }

  /// Straight up from the lower box to the higher one.
  private func promotionPath(_ arrow: MapLayout.Arrow) -> String {
    let x = (max(arrow.from.x, arrow.to.x) + min(arrow.from.right, arrow.to.right)) / 2
    let isAbove = arrow.from.y >= arrow.to.bottom
    guard isAbove else {
      // Ranges that overlap stand side by side.
      return "M\(arrow.from.right) \(arrow.from.middle)H\(arrow.to.x)"
    }
    if arrow.from.x == arrow.to.x { return "M\(x) \(arrow.from.y)V\(arrow.to.bottom)" }
    return "M\(arrow.from.centre) \(arrow.from.y)L\(arrow.to.centre) \(arrow.to.bottom)"
  }

  /// Across the gap at the height where both boxes stand; with a way back, each has its own line.
  private func movePath(_ arrow: MapLayout.Arrow) -> String {
    let goesRight = arrow.from.x < arrow.to.x
    let offset = arrow.hasReturn ? (goesRight ? -8 : 8) : 0
    let startX = goesRight ? arrow.from.right : arrow.from.x
    let endX = goesRight ? arrow.to.x : arrow.to.right
    let (startY, endY) = heights(arrow)
    let (side, shift) = goesRight ? (20, 20) : (-28, 28)
    if let middle = layout.lane(from: arrow.from, to: arrow.to, near: startY + shift) {
      // Both ways fit between two rows.
      let lane = middle + offset / 2
      return "M\(startX) \(startY + shift)H\(startX + side)V\(lane)H\(endX - side)"
        + "V\(endY + shift)H\(endX)"
    }
    let middle = (startX + endX) / 2
    return "M\(startX) \(startY + offset)C\(middle) \(startY + offset)"
      + " \(middle) \(endY + offset) \(endX) \(endY + offset)"
  }

  /// The middle of what the two boxes' heights have in common, or each one's own middle.
  private func heights(_ arrow: MapLayout.Arrow) -> (Int, Int) {
    let top = max(arrow.from.y, arrow.to.y)
    let bottom = min(arrow.from.bottom, arrow.to.bottom)
    guard top < bottom else { return (arrow.from.middle, arrow.to.middle) }
    return ((top + bottom) / 2, (top + bottom) / 2)
  }

  private mutating func link(
    to target: SitePath, label: String, _ body: (inout TrackMap) -> Void
  ) {
    write("<a href=\"")
    text(path.reference(to: target))
    write("\" aria-label=\"")
    text(label)
    write("\">")
    body(&self)
    write("</a>\n")
  }

  private mutating func write(_ text: String) { output += text.utf8 }
  private mutating func text(_ text: String) { HTMLEscaping.append(text, to: &output) }
}
