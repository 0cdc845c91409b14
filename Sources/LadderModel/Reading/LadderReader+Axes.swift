import Diagnostics

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
      headings.add(ref, entries[entry.index].page.title)
      for name in entries[entry.index].fields.texts(.names) { headings.add(ref, name.value) }
    }
  }
}
