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

    /// How far apart two frames are in height; 0 when they overlap.
    func distance(to other: Rectangle) -> Int {
      max(0, other.y - bottom, y - other.bottom)
    }
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
    enum Kind {
      case promotion, move, lateral
    }

    let kind: Kind
    let from: Rectangle
    let to: Rectangle

    /// Whether the way back is declared too: the two are drawn side by side.
    let hasReturn: Bool
  }

  let width: Int
  let height: Int
  let headerHeight: Int
  let rankWidth = 44

  /// The titles of the tracks in lines that fit above their columns.
  let headings: [[String]]

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

  /// How far a heading may stand out of its column on each side.
  private static let overhang = 30

  /// Taken as the width of a small letter: more than most system fonts need at 15 px, and bold
  /// serifs for headings. Capitals count half as much again, wide characters (CJK, emoji) twice.
  private static let letter = 8
  private static let boldLetter = 10

  /// - Parameter refs: the tracks to draw.
  init(_ ladder: Ladder, _ refs: [Ref<Track>]) {
    let tracks = refs.map { ladder[$0] }
    let lanes = tracks.map { Self.lanes(of: $0, in: ladder) }
    let widths = lanes.map { lanes in
      let count = (lanes.max() ?? 0) + 1
      return count * Self.laneWidth + (count - 1) * Self.gap
    }
    headings = zip(tracks, widths).map { track, width in
      Self.lines(
        of: ladder[track.page].title, room: width + 2 * Self.overhang, letter: Self.boldLetter)
    }
    headerHeight = 21 + Self.lineHeight * (headings.map(\.count).max() ?? 1)

    let ranks = Array(ladder.ranks.reversed())
    let titles = tracks.flatMap(\.levels).map { Self.lines(of: ladder.page(of: $0).title) }
    let mostLines = titles.map(\.count).max() ?? 1
    rowHeight = Self.padding * 2 + Self.lineHeight * (mostLines + 1) + Self.gap
    for (index, rank) in ranks.enumerated() {
      rows.append((rank, headerHeight + index * rowHeight))
    }
    height = headerHeight + max(1, ranks.count) * rowHeight + 8

    let margin = Self.overhang + 6
    var x = rankWidth + margin
    for ((track, lanes), columnWidth) in zip(zip(tracks, lanes), widths) {
      columns.append((x, columnWidth))
      for (level, lane) in zip(track.levels, lanes) {
        let rank = ladder[level].rank
        guard let top = ranks.firstIndex(of: rank.upperBound),
          let bottom = ranks.firstIndex(of: rank.lowerBound)
        else { continue }
        let frame = Rectangle(
          x: x + lane * (Self.laneWidth + Self.gap),
          y: headerHeight + top * rowHeight + Self.gap / 2, width: Self.laneWidth,
          height: (bottom - top + 1) * rowHeight - Self.gap)
        boxes.append(
          Box(level: level, frame: frame, lines: Self.lines(of: ladder.page(of: level).title)))
      }
      x += columnWidth + Self.columnGap
    }
    var arrows = Self.arrows(ladder, boxes: boxes)
    let lateral = Self.lateralRoles(ladder)
    var top = headerHeight + Self.gap / 2
    for (role, sources) in lateral {
      let frames = boxes.filter { sources.contains($0.level) }.map(\.frame)
      // A map of some tracks shows the roles that these lead to.
      if frames.isEmpty, refs.count < ladder.tracks.count { continue }
      // Beside the levels that the moves start from, one below the other.
      top = max(top, frames.map(\.y).min() ?? top)
      let lines = Self.lines(of: ladder.page(of: role).title)
      let frame = Rectangle(
        x: x, y: top, width: Self.laneWidth,
        height: max(rowHeight * 3 / 4, 2 * Self.padding + Self.lineHeight * lines.count))
      roles.append(RoleBox(role: role, frame: frame, lines: lines))
      if let from = frames.min(by: { $0.distance(to: frame) < $1.distance(to: frame) }) {
        arrows.append(Arrow(kind: .lateral, from: from, to: frame, hasReturn: false))
      }
      top = frame.bottom + Self.gap
    }
    self.arrows = arrows
    width = lateral.isEmpty ? x - Self.columnGap + margin : x + Self.laneWidth + 12
    contentBottom = max(height, (roles.map(\.frame.bottom).max() ?? 0) + 8)
  }

  /// The height that everything fits in.
  let contentBottom: Int

  /// Where others stand in the way from one box at height `y` to another: the nearest height at
  /// which a line passes between the rows and behind no box. `nil` where nothing is in the way, or
  /// no way is free.
  func lane(from: Rectangle, to: Rectangle, near y: Int) -> Int? {
    let (left, right) = (min(from.right, to.right), max(from.x, to.x))
    let between = boxes.map(\.frame).filter { $0.x >= left && $0.right <= right }
    guard between.contains(where: { $0.y < y && y < $0.bottom }) else { return nil }
    return (1..<max(2, rows.count)).map { headerHeight + $0 * rowHeight }
      .filter { lane in !between.contains { $0.y < lane && lane < $0.bottom } }
      .min { (abs($0 - y), $0) < (abs($1 - y), $1) }
  }

  /// Levels of one track that share a rank stand beside one another.
  ///
  /// - Returns: for each of the track's levels how many stand to the left of it.
  static func lanes(of track: Track, in ladder: Ladder) -> [Int] {
    var lanes: [Int] = []
    for level in track.levels {
      let rank = ladder[level].rank
      let taken = zip(track.levels, lanes).filter { ladder[$0.0].rank.overlaps(rank) }.map(\.1)
      lanes.append((0...taken.count).first { !taken.contains($0) } ?? taken.count)
    }
    return lanes
  }

  /// The roles without a level of their own that lateral moves lead to, and the levels that they
  /// start from; those that start highest come first.
  private static func lateralRoles(
    _ ladder: Ladder
  ) -> [(role: Ref<Role>, sources: Set<Ref<Level>>)] {
    var found: [(role: Ref<Role>, sources: Set<Ref<Level>>)] = []
    for transition in ladder.transitions where transition.kind == .lateral {
      let sources = transition.from.compactMap { target -> Ref<Level>? in
        if case .level(let level) = target { level } else { nil }
      }
      for case .role(let role) in transition.to where ladder[role].levels.isEmpty {
        if let index = found.firstIndex(where: { $0.role == role }) {
          found[index].sources.formUnion(sources)
        } else {
          found.append((role, Set(sources)))
        }
      }
    }
    func highest(_ levels: Set<Ref<Level>>) -> Int {
      levels.map { ladder[$0].rank.upperBound }.max() ?? 0
    }
    return found.sorted { (highest($1.sources), $0.role) < (highest($0.sources), $1.role) }
  }

  private static func arrows(_ ladder: Ladder, boxes: [Box]) -> [Arrow] {
    var frames: [Ref<Level>: Rectangle] = [:]
    for box in boxes { frames[box.level] = box.frame }
    return boxes.flatMap { ladder.steps(from: $0.level) }.sorted().compactMap { index in
      let step = ladder.steps[index]
      guard let from = frames[step.from], let to = frames[step.to] else { return nil }
      return Arrow(
        kind: step.kind == .promotion ? .promotion : .move, from: from, to: to,
        hasReturn: ladder.step(from: step.to, to: step.from) != nil)
    }
  }

  /// Breaks a title at blanks so that each line fits; a single longer word is cut into pieces
  /// rather than off.
  private static func lines(
    of title: String, room: Int = MapLayout.laneWidth - 2 * MapLayout.padding,
    letter: Int = MapLayout.letter
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in title.split(separator: " ") {
      for piece in pieces(of: word, room: room, letter: letter) {
        let width = piece.reduce(0) { $0 + self.width(of: $1, letter: letter) }
        if !line.isEmpty, used + letter + width > room {
          lines.append(line)
          (line, used) = ("", 0)
        }
        if !line.isEmpty { (line, used) = (line + " ", used + letter) }
        line += piece
        used += width
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func pieces(of word: Substring, room: Int, letter: Int) -> [String] {
    var pieces: [String] = [""]
    var used = 0
    for character in word {
      let width = self.width(of: character, letter: letter)
      if used + width > room {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += width
    }
    return pieces
  }

  private static func width(of character: Character, letter: Int) -> Int {
    let scalar = character.unicodeScalars.first?.value ?? 0
    return switch scalar {
    case 0x1100...: 2 * letter
    case 0x41...0x5A: letter * 3 / 2
    default: letter
    }
  }
}
