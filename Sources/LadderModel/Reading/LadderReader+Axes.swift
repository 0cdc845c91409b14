import Diagnostics
import Pages

/// Tracks and dimensions: what the levels are arranged along.
extension LadderReader {
  mutating func readTracks() {
    var read: [(order: Int, title: String, index: Int, track: Track)] = []
    for index in indices(of: .track) {
      let page = entries[index].page
      let order = entries[index].fields.order()
      let code = entries[index].fields.text(.code)?.value ?? page.title
      read.append((order, page.title, index, Track(page: self.page(at: index), code: code)))
    }
    read.sort { ($0.order, $0.title, $0.index) < ($1.order, $1.title, $1.index) }
    ladder.tracks = read.map(\.track)
    for (position, entry) in read.enumerated() {
      names.add(Ref<Track>(position), entries[entry.index].address.id)
    }
  }

  mutating func readDimensions() {
    var read: [(order: Int, title: String, index: Int, dimension: Dimension)] = []
    for index in indices(of: .dimension) {
      let page = entries[index].page
      let order = entries[index].fields.order()
      let group = entries[index].fields.text(.group)?.value ?? "expectations"
      let tracks = entries[index].fields.texts(.tracks)
      let refs = names.tracks(tracks, &entries[index].fields)
      let dimension = Dimension(
        page: self.page(at: index), group: group, tracks: tracks.isEmpty ? nil : refs)
      read.append((order, page.title, index, dimension))
    }
    read.sort { ($0.order, $0.title, $0.index) < ($1.order, $1.title, $1.index) }
    // Groups come in the order of their first dimension, whatever the others' numbers are.
    var groups: [String] = []
    for entry in read where !groups.contains(entry.dimension.group) {
      groups.append(entry.dimension.group)
    }
    read = groups.flatMap { group in read.filter { $0.dimension.group == group } }
    ladder.dimensions = read.map(\.dimension)
    for (position, entry) in read.enumerated() {
      let ref = Ref<Dimension>(position)
      names.add(ref, entries[entry.index].address.id)
      let page = entries[entry.index].page
      let title = page.frontMatter.first { $0.key == FrontMatterKey.title.rawValue }
      add(ref, Located(page.title, title?.value.range ?? 0..<0))
      for name in entries[entry.index].fields.texts(.names) { add(ref, name) }
    }
  }

  /// Takes a heading for a dimension's, unless it is another's.
  private mutating func add(_ dimension: Ref<Dimension>, _ name: Located<String>) {
    guard !name.value.foldedName.isEmpty else {
      let file = ladder.page(of: dimension).file
      diagnostics.append(
        Diagnostic(
          .badValue, "'\(name.value)' has no letter by which a heading could be known",
          at: file.place(name.range), help: "write a word"))
      return
    }
    guard let other = headings.add(dimension, name.value) else { return }
    let (page, otherPage) = (ladder.page(of: dimension), ladder.page(of: other))
    diagnostics.append(
      Diagnostic(
        .duplicateID, "two dimensions are called '\(name.value)'",
        at: page.file.place(name.range),
        notes: [.init("the other one", at: otherPage.file.wholePlace)],
        help: "rename one: a section '## \(name.value)' can only be about one of them"))
  }
}
