import LadderModel

/// Where everything of the dual-track map stands: ranks as rows, the highest on top, tracks as
/// columns. Lengths are SVG user units, one of which is a CSS pixel at full size.
struct MapLayout {
  struct Rectangle: Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    var centre: Int { x + width / 2 }
    var middle: Int { y + height / 2 }
    var right: Int { x + width }
    var bottom: Int { y + height }
  }

  struct Box {
    let level: Ref<Level>
    let frame: Rectangle

    /// The title in lines that fit the box.
    let lines: [String]
  }

  /// A role that a lateral move leads to and that holds no level.
  struct RoleBox {
    let role: Ref<Role>
    let frame: Rectangle
    let lines: [String]
  }

  struct Arrow {
    let step: Step
    let from: Rectangle
    let to: Rectangle

    /// Whether the way back is declared too: the two are drawn side by side.
    let hasReturn: Bool
  }

  let width: Int
  let height: Int
  let headerHeight = 40
  let rankWidth = 44

  /// Left edge and width of each track's column.
  private(set) var columns: [(x: Int, width: Int)] = []

  /// Top of each rank's row, in the order of `ranks`.
  private(set) var rows: [(rank: Int, y: Int)] = []
  let rowHeight: Int
  private(set) var boxes: [Box] = []
  private(set) var roles: [RoleBox] = []
  private(set) var arrows: [Arrow] = []

  private static let gap = 14
  private static let columnGap = 96
  private static let laneWidth = 190
  private static let lineHeight = 19
  private static let padding = 12

  init(_ ladder: Ladder) {
    let ranks = Array(ladder.ranks.reversed())
    let titles = ladder.activeLevels.map { Self.lines(of: ladder.page(of: $0).title) }
    let mostLines = titles.map(\.count).max() ?? 1
    rowHeight = Self.padding * 2 + Self.lineHeight * (mostLines + 1) + Self.gap
    for (index, rank) in ranks.enumerated() {
      rows.append((rank, headerHeight + index * rowHeight))
    }
    height = headerHeight + max(1, ranks.count) * rowHeight + 8

    var x = rankWidth + 12
    for track in ladder.tracks {
      let lanes = Self.lanes(of: track, in: ladder)
      let count = max(1, (lanes.values.max() ?? 0) + 1)
      let columnWidth = count * Self.laneWidth + (count - 1) * Self.gap
      columns.append((x, columnWidth))
      for level in track.levels {
        let rank = ladder[level].rank
        guard let top = ranks.firstIndex(of: rank.upperBound),
          let bottom = ranks.firstIndex(of: rank.lowerBound)
        else { continue }
        let frame = Rectangle(
          x: x + (lanes[level] ?? 0) * (Self.laneWidth + Self.gap),
          y: headerHeight + top * rowHeight + Self.gap / 2, width: Self.laneWidth,
          height: (bottom - top + 1) * rowHeight - Self.gap)
        boxes.append(
          Box(level: level, frame: frame, lines: Self.lines(of: ladder.page(of: level).title)))
      }
      x += columnWidth + Self.columnGap
    }
    let roleRefs = Self.lateralRoles(ladder)
    for (index, role) in roleRefs.enumerated() {
      let lines = Self.lines(of: ladder.page(of: role).title)
      let frame = Rectangle(
        x: x, y: headerHeight + Self.gap / 2 + index * (rowHeight * 3 / 4 + Self.gap),
        width: Self.laneWidth, height: rowHeight * 3 / 4)
      roles.append(RoleBox(role: role, frame: frame, lines: lines))
    }
    width = roleRefs.isEmpty ? x - Self.columnGap + 12 : x + Self.laneWidth + 12
    let lowestRole = roles.map(\.frame.bottom).max() ?? 0
    arrows = Self.arrows(ladder, boxes: boxes)
    contentBottom = max(height, lowestRole + 8)
  }

  /// The height that everything fits in.
  let contentBottom: Int

  /// Levels of one track that share a rank stand beside one another.
  private static func lanes(of track: Track, in ladder: Ladder) -> [Ref<Level>: Int] {
    var lanes: [Ref<Level>: Int] = [:]
    var placed: [(level: Ref<Level>, lane: Int)] = []
    for level in track.levels {
      let taken = placed.filter { ladder[$0.level].rank.overlaps(ladder[level].rank) }.map(\.lane)
      let lane = (0...taken.count).first { !taken.contains($0) } ?? taken.count
      lanes[level] = lane
      placed.append((level, lane))
    }
    return lanes
  }

  private static func lateralRoles(_ ladder: Ladder) -> [Ref<Role>] {
    var found: [Ref<Role>] = []
    for transition in ladder.transitions where transition.kind == .lateral {
      for case .role(let role) in transition.to
      where ladder[role].levels.isEmpty && !found.contains(role) {
        found.append(role)
      }
    }
    return found
  }

  private static func arrows(_ ladder: Ladder, boxes: [Box]) -> [Arrow] {
    var frames: [Ref<Level>: Rectangle] = [:]
    for box in boxes { frames[box.level] = box.frame }
    let pairs = Set(ladder.steps.map { [$0.from, $0.to] })
    return ladder.steps.compactMap { step in
      guard let from = frames[step.from], let to = frames[step.to] else { return nil }
      return Arrow(
        step: step, from: from, to: to, hasReturn: pairs.contains([step.to, step.from]))
    }
  }

  /// Breaks a title at blanks so that each line fits a box at 15 px; a single longer word is cut
  /// into pieces rather than off. The width of a character is taken as 8 px, wide ones (CJK, emoji)
  /// as 16: more than any common system font needs.
  static func lines(of title: String) -> [String] {
    let room = laneWidth - 2 * padding
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in title.split(separator: " ") {
      for piece in pieces(of: word, room: room) {
        let width = self.width(of: piece)
        if !line.isEmpty, used + 8 + width > room {
          lines.append(line)
          (line, used) = ("", 0)
        }
        if !line.isEmpty { (line, used) = (line + " ", used + 8) }
        line += piece
        used += width
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func pieces(of word: Substring, room: Int) -> [String] {
    var pieces: [String] = [""]
    var used = 0
    for character in word {
      let width = self.width(of: String(character))
      if used + width > room {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += width
    }
    return pieces
  }

  private static func width(of text: String) -> Int {
    text.reduce(0) { sum, character in
      sum + ((character.unicodeScalars.first?.value ?? 0) >= 0x1100 ? 16 : 8)
    }
  }
}
